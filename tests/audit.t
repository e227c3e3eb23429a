#!/usr/bin/env perl
# audit.t: the audit finds what is broken on purpose, and nothing is lost when memory runs out.
#
#   tests/audit/types.py      breaks counts of every built-in type; prints "0 failures"
#   tests/audit/failing_*.py  run again and again while the n-th allocation fails, once (VIV_FAIL_ALLOC=n) or
#                             from then on (n+), for n = 1, 2, 3 … until a run needs fewer: no run may end by a
#                             signal, and the audit must stay silent
#
# VIV_FAIL_STEP=1 tries each n; the default steps are those that keep the whole test at some seconds.
use strict;
use warnings;
use File::Basename;
use File::Temp;

my $folder = dirname(__FILE__) . "/audit";
my $viv = $ENV{VIV} || "./viv";
$viv = "$ENV{PWD}/$viv" unless $viv =~ m{^/};
my $errors = File::Temp->new;
sub read_errors { open(my $f, "<", $errors) or return ""; local $/; return <$f> // ""; }

# What is wrong with a run; "" if nothing. The second value: the program got through without the failure.
sub failing_run {
    my ($program, $setting) = @_;
    my $out = `VIV_AUDIT=1 VIV_FAIL_ALLOC=$setting timeout 60 $viv $program 2>$errors </dev/null`;
    my ($signal, $text) = ($? & 127, read_errors());
    my ($line) = $text =~ /^(.*(?:audit failed|leaked|ERROR: AddressSanitizer|runtime error).*)$/m;
    return ($signal ? "signal $signal" : $line, $out =~ /^done$/m && $text !~ /Error/);
}

chdir $folder or die "$folder: $!";
my @programs = sort glob("failing_*.py");
print "1.." . (1 + 2 * @programs) . "\n";
my $number = 1;
my $answer = `VIV_AUDIT=0 $viv types.py 2>&1`;
print $answer =~ /\A0 failures\n\z/ ? "ok 1 - types\n" : "not ok 1 - types\n" . join("", map { "# $_\n" } split /\n/, $answer);
for my $program (@programs) {
    for my $suffix ("", "+") {
        my ($wrong, $n, $passes) = ("", 0, 0);
        my $step = $ENV{VIV_FAIL_STEP} || ($suffix ? 151 : 43);
        for ($n = 1; $passes < 5 && !$wrong; $n += $n < 20 && !$suffix ? 1 : $step) {
            my $passed;
            ($wrong, $passed) = failing_run($program, "$n$suffix");
            $passes = $passed ? $passes + 1 : 0;
        }
        $n -= $step;
        $number++;
        print $wrong ? "not ok $number - $program $n$suffix\n# $wrong\n# again: VIV_AUDIT=1 VIV_FAIL_ALLOC=$n$suffix $viv tests/audit/$program\n"
                     : "ok $number - $program\n";
    }
}
