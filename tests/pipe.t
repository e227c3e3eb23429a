#!/usr/bin/env perl
# pipe.t: what viv does with its standard input, its options, and its exit codes. Each case is a block of
# pipe.txt: a command line after `$`, a file it needs after `@` (name, then content as printf takes it), its
# input after `<`, its output (both streams) after `>`, its exit code after `=`.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);

my $folder = dirname(__FILE__);
my $viv = $ENV{VIV} || "./viv";
$viv = "$ENV{PWD}/$viv" unless $viv =~ m{^/};
$ENV{VIV_AUDIT} = 1;
open my $file, "<", "$folder/pipe.txt" or die "pipe.txt: $!";
my @cases;
while (my $line = <$file>) {
    chomp $line;
    push @cases, {name => $1, input => "", output => "", code => 0} if $line =~ /^# (.*)/;
    $cases[-1]{command} = $1 if $line =~ /^\$ viv ?(.*)/;
    push @{$cases[-1]{files}}, [$1, $2] if $line =~ /^\@ (\S+) (.*)/;
    $cases[-1]{input} .= "$1\n" if $line =~ /^< ?(.*)/;
    $cases[-1]{output} .= "$1\n" if $line =~ /^> ?(.*)/;
    $cases[-1]{code} = $1 if $line =~ /^= (\d+)/;
}
print "1.." . @cases . "\n";
my $scratch = tempdir(CLEANUP => 1);
my $number = 0;
for my $case (@cases) {
    open my $input, ">", "$scratch/input" or die;
    print $input $case->{input};
    close $input;
    system("printf '$_->[1]' >$scratch/$_->[0]") for @{$case->{files} || []};
    my $output = `cd $scratch && timeout 60 $viv $case->{command} <input 2>&1`;
    my $code = $? & 127 ? "signal " . ($? & 127) : $? >> 8;
    $output =~ s{\Q$scratch\E}{HERE}g; # CPython names the whole path
    my $good = $output eq $case->{output} && $code eq $case->{code};
    $number++;
    print $good ? "" : "not ", "ok $number - $case->{name}\n";
    next if $good;
    print map { "# want  $_\n" } split /\n/, $case->{output};
    print map { "# got   $_\n" } split /\n/, $output;
    print "# exit $code, want $case->{code}\n" if $code ne $case->{code};
}
