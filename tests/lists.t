#!/usr/bin/env perl
# lists.t: what the README and `make help` list is what there is: prompt commands, library modules, folders, targets.
use strict;
use warnings;
use File::Basename;

chdir dirname(__FILE__) . "/.." or die;
sub text { my ($path) = @_; open(my $file, "<", $path) or die "$path: $!"; local $/; return <$file> }
my $readme = text("README.md");
my $number = 0;

# Passes if both lists have the same members, in any order.
sub same {
    my ($title, $said, $there) = @_;
    my (%said, %there);
    @said{@$said} = ();
    @there{@$there} = ();
    my @lacks = sort grep { !exists $said{$_} } keys %there;
    my @invents = sort grep { !exists $there{$_} } keys %said;
    $number++;
    print @lacks || @invents || !%there ? "not ok $number - $title\n" : "ok $number - $title\n";
    print "# not listed: @lacks\n" if @lacks;
    print "# listed, but not there: @invents\n" if @invents;
}

my ($table) = text("src/session/commands.c") =~ /^const Command commands\[\] = \{(.*?)\};\n/ms;
same("the README's table of commands", [$readme =~ /^\| `:(\w+)/mg], [$table =~ /^    \{"(\w+)"/mg]);

# Parts of other modules, not listed: names with an underscore, and these.
my %part = map { $_ => 1 } qw(builtins posix posixpath);
my ($listed) = $readme =~ /library modules other than `([^`]*)`/;
my @modules = text("runtime/modules/modules.def") =~ /^MODULE\((\w+)\)/mg;
push @modules, map { basename($_) =~ s/\.py$//r } grep { /\.py$/ || -d } glob("runtime/lib/*");
same("the README's list of library modules", [split ' ', $listed], [grep { !/^_/ && !$part{$_} } @modules]);

my ($map) = $readme =~ /^## The map of the house\n\n(.*?)\n\n/ms;
my @folders = map { s{/$}{}r } grep { $_ ne "build/" } glob("*/");
same("the README's map of folders", [$map =~ m{^    (\w+)/ }mg], \@folders);

my $makefile = text("Makefile");
my ($targets) = $makefile =~ /^\.PHONY: (.*)$/m;
same("the targets of make help", [$makefile =~ /echo 'make (\w+)/g],
     [grep { !/^(all|help|prove|prove-golden|\$\(.*)$/ } split ' ', $targets]);

print "1..$number\n";
