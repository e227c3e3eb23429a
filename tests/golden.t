#!/usr/bin/env perl
# golden.t: each tests/golden/NAME.py prints what NAME.out says, and on stderr what NAME.err says (nothing,
# if there is no such file), while the audit stays silent. NAME.exit holds the exit code where it is not 0.
# The expected texts are CPython 3.13's. A first line `# marks: layout` (or gc, id) keeps a program out of the
# stress build, where sizes and collections differ. One program: prove tests/golden.t :: NAME
use strict;
use warnings;
use Cwd;
use File::Basename;
use File::Temp;

my $kind = $ENV{GOLDEN_FOLDER} || "golden"; # hostile.t runs the same on another folder
my $folder = dirname(__FILE__) . "/$kind";
my $viv = $ENV{VIV} || "./viv";
my $stress = ($ENV{KIND} || "") eq "stress";
$viv = "$ENV{PWD}/$viv" unless $viv =~ m{^/};
$ENV{VIV_AUDIT} = 1;
$ENV{PYTHONHASHSEED} = 0;

sub text { my ($path, $otherwise) = @_; open(my $f, "<", $path) or return $otherwise; local $/; my $t = <$f>; return defined $t ? $t : ""; }
sub first_difference {
    my @want = split /\n/, $_[0], -1;
    my @got = split /\n/, $_[1], -1;
    for my $i (0 .. ($#want > $#got ? $#want : $#got)) {
        my ($w, $g) = ($want[$i] // "(end)", $got[$i] // "(end)");
        return "# line " . ($i + 1) . ": want $w\n#         got  $g\n" if $w ne $g;
    }
    return "";
}

chdir $folder or die "$folder: $!";
my $here = Cwd::getcwd() . "/"; # CPython names whole paths; the expected texts leave this part out
my @programs = @ARGV ? map { "$_.py" } @ARGV : sort glob("*.py");
@programs = grep { text($_, "") !~ /\A# marks: / } @programs if $stress;
print "1.." . @programs . "\n";
my ($number, $errors) = (0, File::Temp->new);
for my $program (@programs) {
    (my $name = $program) =~ s/\.py$//;
    my $out = `timeout 240 $viv $program 2>$errors </dev/null`;
    my $code = $? & 127 ? "signal " . ($? & 127) : $? >> 8;
    my ($want_errors, $got_errors) = map { s{/[^ "'\n]*/tests/$kind/}{}gr } text("$name.err", ""), text($errors, "");
    my $why = first_difference(text("$name.out", ""), $out) || first_difference($want_errors, $got_errors);
    (my $want = text("$name.exit", "0")) =~ s/\s//g;
    $why ||= "# exit $code, want $want\n" if $code ne $want;
    $number++;
    print $why ? "not ok $number - $name\n$why# again: VIV_AUDIT=1 $viv tests/$kind/$program\n" : "ok $number - $name\n";
}
