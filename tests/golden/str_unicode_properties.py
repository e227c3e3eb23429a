import sys
def h(s):
    n=0
    for c in s: n=(n*31+ord(c))%1000000007
    return n
for base in range(0,0x110000,256):
    r=[]
    for c in range(base,base+256):
        x=chr(c); y='a'+x
        r.append(''.join('1' if v else '0' for v in (x.isalnum(),x.isalpha(),x.isdecimal(),x.isdigit(),x.isidentifier(),x.islower(),x.isnumeric(),x.isprintable(),x.isspace(),x.istitle(),x.isupper(),y.isidentifier()))+x.upper()+x.lower()+x.title()+x.casefold()+x.swapcase()+x.capitalize()+repr(x)+y.title()+(y+'Σ').lower()+(x+'Σ').lower()+ascii(x)+str(len((x+'a').splitlines()))+str(len((y+'b').split())))
    print(hex(base), h(''.join(r)))
