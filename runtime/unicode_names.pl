#!/usr/bin/env perl
# unicode_names.pl: the names of characters, as tables for runtime/unicode_names.c.
#
#     perl runtime/unicode_names.pl runtime/unicode_names_added.txt > unicode_names_data.h
#     perl runtime/unicode_names.pl --list        what this perl knows, a line for each fact of the added file's form
#
# Perl brings the names of its own version of Unicode, 14 or later; the added file has what came after 14, up to
# CPython 3.13's 15.1. A name never changes, so what is newer is told by its age and left out.
#
# A name is a row of words. Words get codes: the 200 most frequent have one byte, 1 … 200; the others two bytes, 201 …
# 255 and 1 … 255. Within both groups codes ascend with the words, so a word is found by bisection. A name's codes end
# with a zero, which no code contains: a name can be searched for in the row of all names as a piece of text.
use strict;
use warnings;
use Unicode::UCD qw(prop_invmap namedseq);

use constant {LAST_AGE => 15.1, SINGLES => 200, NAMES_PER_SAMPLE => 16, WORDS_PER_SAMPLE => 8};

my (%name, @series, @aliases, @sequences); # series: [first, last, prefix]; the others: [name, code point …]

# ---- what perl knows ----------------------------------------------------------------------------------------------

die "unicode_names.pl: perl 5.36 or later is needed, for its Unicode 14\n" if Unicode::UCD::UnicodeVersion() =~ /^(\d+)/ && $1 < 14;
my ($age_starts, $ages) = prop_invmap("Present_In");
sub is_too_young {
    my ($point) = @_;
    my ($low, $high) = (0, $#$age_starts);
    while ($low < $high) {
        my $middle = int(($low + $high + 1) / 2);
        if ($age_starts->[$middle] <= $point) { $low = $middle } else { $high = $middle - 1 }
    }
    return $ages->[$low] =~ /^[\d.]+$/ && $ages->[$low] > LAST_AGE;
}

my ($starts, $names) = prop_invmap("Name");
for my $i (0 .. $#$starts) {
    my ($first, $last) = ($starts->[$i], ($i < $#$starts ? $starts->[$i + 1] : 0x110000) - 1);
    if ($names->[$i] =~ /^(.*-)<code point>$/) {
        # Tangut ideographs have no names in CPython 3.13.
        push @series, [$first, $last, $1] unless is_too_young($first) || $1 =~ /^TANGUT/;
    } elsif ($names->[$i] ne "" && $names->[$i] !~ /</) {
        is_too_young($_) or $name{$_} = $names->[$i] for $first .. $last;
    }
}
my ($alias_starts, $alias_lists) = prop_invmap("Name_Alias");
for my $i (0 .. $#$alias_starts) {
    my $list = $alias_lists->[$i];
    for my $alias (ref $list ? @$list : $list) {
        next if $alias eq "" || is_too_young($alias_starts->[$i]);
        push @aliases, [$alias =~ s/:.*//r, $alias_starts->[$i]];
    }
}
my %sequence = namedseq();
push @sequences, [$_, map { ord } split //, $sequence{$_}] for sort keys %sequence;

if (($ARGV[0] // "") eq "--list") {
    printf "%X %s\n", $_, $name{$_} for sort { $a <=> $b } keys %name;
    printf "%X-%X %s\n", @$_ for @series;
    printf "alias %X %s\n", reverse @$_ for @aliases;
    for (@sequences) { my ($title, @points) = @$_; printf "sequence %s %s\n", join("_", map { sprintf "%X", $_ } @points), $title }
    exit 0;
}

# ---- what came later ------------------------------------------------------------------------------------------------

open my $added, "<", $ARGV[0] or die "$ARGV[0]: $!\n";
my (%has_alias, %has_sequence);
$has_alias{$_->[0]} = 1 for @aliases;
$has_sequence{$_->[0]} = 1 for @sequences;
while (<$added>) {
    chomp;
    if (/^([0-9A-F]+)-([0-9A-F]+) (.+)$/) {
        my ($first, $last, $prefix) = (hex $1, hex $2, $3);
        @series = grep { $_->[0] > $last || $_->[1] < $first } @series; # the longer one replaces
        push @series, [$first, $last, $prefix];
    } elsif (/^alias ([0-9A-F]+) (.+)$/) {
        push @aliases, [$2, hex $1] unless $has_alias{$2};
    } elsif (/^sequence (\S+) (.+)$/) {
        push @sequences, [$2, map { hex } split /_/, $1] unless $has_sequence{$2};
    } elsif (/^([0-9A-F]+) (.+)$/) {
        $name{hex $1} = $2;
    }
}

# ---- coding ---------------------------------------------------------------------------------------------------------

my @points = sort { $a <=> $b } keys %name;
my %uses;
$uses{$_}++ for map { split / / } values %name;
my @frequent = sort { $uses{$b} <=> $uses{$a} || $a cmp $b } keys %uses;
my @singles = sort splice @frequent, 0, SINGLES;
my @doubles = sort @frequent;
my %code;
$code{$singles[$_]} = chr($_ + 1) for 0 .. $#singles;
$code{$doubles[$_]} = chr(SINGLES + 1 + int($_ / 255)) . chr(1 + $_ % 255) for 0 .. $#doubles;
die "unicode_names.pl: too many words\n" if @doubles > (255 - SINGLES) * 255;

my ($codes, @name_samples, @runs) = ("\0");
for my $i (0 .. $#points) {
    push @name_samples, length $codes if $i % NAMES_PER_SAMPLE == 0;
    push @runs, [$points[$i], $i] if $i == 0 || $points[$i] != $points[$i - 1] + 1;
    $codes .= join("", map { $code{$_} } split / /, $name{$points[$i]}) . "\0";
}
push @runs, [0x110000, scalar @points];

my ($words, @word_samples) = ("");
my @words = (@singles, @doubles);
for my $i (0 .. $#words) {
    push @word_samples, length $words if $i % WORDS_PER_SAMPLE == 0;
    $words .= chr(length $words[$i]) . $words[$i];
}

# ---- writing --------------------------------------------------------------------------------------------------------

sub bytes {
    my ($title, $bytes) = @_;
    print "static const char $title\[] =\n";
    for (my $at = 0; $at < length $bytes; $at += 32) {
        print "    \"", join("", map { sprintf "\\%03o", ord } split //, substr($bytes, $at, 32)), "\"\n";
    }
    print "    ;\n\n";
}
sub numbers {
    my ($title, @numbers) = @_;
    print "static const uint32_t $title\[] = {\n";
    while (my @line = splice @numbers, 0, 12) { print "    ", join(" ", map { "$_," } @line), "\n" }
    print "};\n\n";
}

print "/* Made by runtime/unicode_names.pl from perl's Unicode ", Unicode::UCD::UnicodeVersion(), " and $ARGV[0]. */\n";
print "enum {\n    SINGLES = ", SINGLES, ", NAMES_PER_SAMPLE = ", NAMES_PER_SAMPLE, ", WORDS_PER_SAMPLE = ", WORDS_PER_SAMPLE,
      ",\n    NAME_COUNT = ", scalar @points, ", WORD_COUNT = ", scalar @words, ", NAME_CODES_BYTES = ", length $codes, "\n};\n\n";
bytes("name_codes", $codes);
numbers("name_samples", @name_samples);
bytes("word_texts", $words);
numbers("word_samples", @word_samples);
print "static const Run runs[] = {\n", (map { "    {$_->[0], $_->[1]},\n" } @runs), "};\n\n";
print "static const Series series[] = {\n",
      (map { "    {$_->[0], $_->[1], \"$_->[2]\"},\n" } sort { $a->[0] <=> $b->[0] } @series), "};\n\n";
bytes("alias_texts", join("", map { "$_->[0]\0" } @aliases));
numbers("alias_points", map { $_->[1] } @aliases);
bytes("sequence_texts", join("", map { "$_->[0]\0" } @sequences));
print "static const uint32_t sequence_points[][UNICODE_SEQUENCE_MAX] = {\n",
      (map { my ($title, @p) = @$_; "    {" . join(", ", @p) . "},\n" } @sequences), "};\n";
