#!/usr/bin/env bash
# Fuzzes one target with AFL++ and SharpFuzz: afl.sh TARGET SECONDS [FOLDER]
# Needs afl-fuzz (Debian: apt install afl++) and sharpfuzz (dotnet tool install SharpFuzz.CommandLine --tool-path SOMEWHERE on the PATH).
# Only a copy of the engine in FOLDER is instrumented. Findings are in FOLDER/TARGET/out/default/crashes and …/hangs.
set -euo pipefail
target=$1 seconds=$2 folder=$(realpath -m "${3:-/tmp/asrdata-fuzz}")
here=$(cd "$(dirname "$0")" && pwd)
program=$folder/program/AsrDataTools.Fuzz instrumented=$folder/instrumented/AsrDataTools.Fuzz
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0

if [ ! -x "$instrumented" ]; then
  dotnet publish "$here" -c Release -v quiet -o "$folder/program" -p:CompileEngineAhead=false
  cp -r "$folder/program" "$folder/instrumented"
  sharpfuzz "$folder/instrumented/AsrDataTools.Core.dll"
fi

rm -rf "${folder:?}/$target"
mkdir -p "$folder/$target"
"$program" seeds "$target" "$folder/$target"
words=()
[ -s "$folder/$target/words" ] && words=(-x "$folder/$target/words")

# The program is no native code that AFL++ could look into, and neither the cores nor the clock of a shared machine are ours to set.
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_FORKSRV_INIT_TMOUT=30000 AFL_IGNORE_PROBLEMS=1
afl-fuzz -i "$folder/$target/in" -o "$folder/$target/out" "${words[@]}" -m none -t 10000 -V "$seconds" -- "$instrumented" afl "$target" >"$folder/$target/log" 2>&1 \
  || { tail -20 "$folder/$target/log"; exit 1; }
awk -v target="$target" -F' *: *' '
  /^(execs_done|execs_per_sec|corpus_count|edges_found|saved_crashes|saved_hangs|run_time)/ { value[$1] = $2 }
  END { printf "%-26s %s s, %s runs, %s a second, %s inputs kept, %s edges, %s crashes, %s hangs\n", target, value["run_time"], value["execs_done"], value["execs_per_sec"], value["corpus_count"], value["edges_found"], value["saved_crashes"], value["saved_hangs"] }
' "$folder/$target/out/default/fuzzer_stats"
