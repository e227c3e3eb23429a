#!/bin/sh
# packages.sh: installs the Debian packages that a purpose needs and this machine lacks, after saying which.
#   ./packages.sh build      compiler, flex, bison and the libraries that viv links
#   ./packages.sh test       the same, and what the tests need
set -eu

build="gcc libc6-dev make flex bison perl libgmp-dev libutf8proc-dev libreadline-dev"
test="$build libcmocka-dev"

case "${1:-build}" in
build) wanted=$build ;;
test) wanted=$test ;;
*) echo "usage: $0 build|test" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing the missing packages:$missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
