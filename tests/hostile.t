#!/usr/bin/env perl
# hostile.t: programs that break interpreters, in tests/hostile: each does what golden.t asks of its own, and ends.
use strict;
use warnings;
use Cwd;
use File::Basename;

$ENV{GOLDEN_FOLDER} = "hostile";
do(Cwd::abs_path(dirname(__FILE__)) . "/golden.t");
die $@ if $@;
