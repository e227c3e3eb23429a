#!/usr/bin/env perl
# traced.t: each golden program prints the same in the traced loop (test builds only: VIV_TRACED=1) as in the plain
# one. One program: prove tests/traced.t :: NAME
use strict;
use warnings;
use File::Basename;

my $folder = dirname(__FILE__) . "/golden";
my $viv = $ENV{VIV} || "./viv";
$viv = "$ENV{PWD}/$viv" unless $viv =~ m{^/};
$ENV{PYTHONHASHSEED} = 0;
if (($ENV{KIND} || "plain") eq "plain") {
    print "1..0 # SKIP the plain build cannot be told to trace\n";
    exit;
}
chdir $folder or die "$folder: $!";
my @programs = @ARGV ? map { "$_.py" } @ARGV : sort glob("*.py");
print "1.." . @programs . "\n";
my $number = 0;
for my $program (@programs) {
    my $plain = `timeout 60 $viv $program 2>&1 </dev/null`;
    my $plain_code = $?;
    my $traced = `VIV_TRACED=1 timeout 60 $viv $program 2>&1 </dev/null`;
    my $same = $plain eq $traced && $plain_code == $?;
    $number++;
    (my $name = $program) =~ s/\.py$//;
    print $same ? "" : "not ", "ok $number - $name in the traced loop\n";
    print "# again: VIV_TRACED=1 $viv tests/golden/$program\n" unless $same;
}
