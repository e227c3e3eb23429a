#!/usr/bin/env perl
# traced.t: each golden program does the same in the traced loop (test builds only: VIV_TRACED=1) as in the plain
# one: it prints the same, and leaves the same region behind, word for word (VIV_REGION; runtime/heap/region_dump.c
# says what is masked). A program whose region is not even the same in two plain runs has read the clock or the
# host's randomness: there the output decides. One program: prove tests/traced.t :: NAME
use strict;
use warnings;
use File::Basename;
use File::Temp;

my $folder = dirname(__FILE__) . "/golden";
my $viv = $ENV{VIV} || "./viv";
$viv = "$ENV{PWD}/$viv" unless $viv =~ m{^/};
$ENV{PYTHONHASHSEED} = 0;
if (($ENV{KIND} || "plain") eq "plain") {
    print "1..0 # SKIP the plain build cannot be told to trace\n";
    exit;
}
my $dump = File::Temp->new;
$ENV{VIV_REGION} = "$dump";

sub text { my ($path) = @_; open(my $f, "<:raw", $path) or return ""; local $/; return <$f> // ""; }

# What one loop makes of a program: output, exit code, region.
sub life {
    my ($loop, $program) = @_;
    truncate("$dump", 0);
    my $out = `VIV_TRACED=$loop timeout 240 $viv $program 2>&1 </dev/null`;
    return ("$?\n$out", text("$dump"));
}

# The address of the first word in which two regions differ.
sub first_difference {
    my ($plain, $traced) = @_;
    for (my $at = 0; $at < length $plain;) {
        my ($start, $end) = unpack("QQ", substr($plain, $at, 16));
        return "the used parts" if substr($traced, $at, 16) ne substr($plain, $at, 16);
        $at += 16;
        my $size = $end - $start;
        my $difference = substr($plain, $at, $size) ^ substr($traced, $at, $size);
        return sprintf("%#x: %s and %s", $start + $-[0] - $-[0] % 8,
                       map { unpack("H*", reverse substr($_, $at + $-[0] - $-[0] % 8, 8)) } $plain, $traced)
            if $difference =~ /[^\0]/;
        $at += $size;
    }
    return "the used parts";
}

chdir $folder or die "$folder: $!";
my @programs = @ARGV ? map { "$_.py" } @ARGV : sort glob("*.py");
print "1.." . @programs . "\n";
my $number = 0;
for my $program (@programs) {
    my ($plain, $plain_region) = life(0, $program);
    my ($traced, $traced_region) = life(1, $program);
    my $why = $plain ne $traced ? "the output differs"
        : !length $plain_region ? "no region was written"
        : $plain_region ne $traced_region && $plain_region eq (life(0, $program))[1]
        ? "the regions differ at " . first_difference($plain_region, $traced_region) : "";
    $number++;
    (my $name = $program) =~ s/\.py$//;
    print $why ? "not " : "", "ok $number - $name in the traced loop\n";
    print "# $why\n# again: VIV_TRACED=1 VIV_REGION=dump $viv tests/golden/$program\n" if $why;
}
