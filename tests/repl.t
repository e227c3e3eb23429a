#!/usr/bin/env perl
# repl.t: each transcript in tests/repl and each lesson comes out as it is written.
# Again, for one: viv --check FILE.  Rewrite it: viv --bless FILE.
use strict;
use warnings;
use File::Basename;

chdir dirname(__FILE__) . "/.." or die;
my $viv = $ENV{VIV} || "./viv";
$ENV{VIV_AUDIT} = 1;
my @files = (sort(glob("tests/repl/*.md")), sort(glob("lessons/*.md")));
print "1.." . @files . "\n";
my $number = 0;
for my $file (@files) {
    my $out = `timeout 60 $viv --check $file 2>&1`;
    my $good = $? == 0;
    $number++;
    print $good ? "" : "not ", "ok $number - $file\n";
    print map { "# $_\n" } split /\n/, $out unless $good;
}
