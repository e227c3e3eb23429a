#!/usr/bin/env bash
# run.sh VIV [PYTHON]: least seconds of five runs of each program here, under viv and under another
# Python (default: python3), and how many times faster viv is. The outputs must agree.
set -euo pipefail
viv=$1
other=${2:-python3}
cd "$(dirname "$0")"
case $viv in /*) ;; *) viv=../../$viv ;; esac

# Least wall-clock seconds of five runs.
least() {
    for run in 1 2 3 4 5; do
        ( TIMEFORMAT=%R; { time "$1" "$2" >/dev/null; } 2>&1 ) | tail -n 1
    done | sort -n | head -n 1
}

command -v "$other" >/dev/null || { echo "no $other to compare with"; exit 1; }
printf '%-14s %8s %8s %7s\n' program viv "$(basename "$other")" ratio
for program in *.py; do
    if [ "$($viv "$program")" != "$($other "$program")" ]; then
        echo "$program: other output"
        exit 1
    fi
    mine=$(least "$viv" "$program")
    theirs=$(least "$other" "$program")
    awk -v name="$program" -v a="$mine" -v b="$theirs" 'BEGIN { printf "%-14s %8.3f %8.3f %7.2f\n", name, a, b, b / (a > 0 ? a : 0.001) }'
done | awk '{ print; sum += log($4); n++ } END { if (n) printf "geometric mean %.2f over %d programs\n", exp(sum / n), n }'
