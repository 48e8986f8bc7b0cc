#!/usr/bin/env bash
# Builds without warnings and runs every test, end-to-end included. Installs Chromium and PostgreSQL from Debian where they are
# missing and we may. Ends with the line "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
chmod 755 "$work" # the database server runs as another user
stop() { [ -d "$work/postgres" ] && bash tests/postgres.sh stop "$work/postgres"; rm -rf "$work"; }
trap stop EXIT
step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }
fail() { printf '%s\n0 passed, 1 failed, 0 skipped\n' "$1"; exit 1; }

step "Tools"
wanted=()
command -v chromium-headless-shell > /dev/null || [ -n "${STAFFSELECT_CHROMIUM:-}" ] || wanted+=(chromium-headless-shell)
command -v initdb > /dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || wanted+=(postgresql)
fc-list 2> /dev/null | grep -q 'Noto Sans' || wanted+=(fonts-noto-core)
if [ ${#wanted[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -o DPkg::Lock::Timeout=540 update > "$work/apt.log" 2>&1
    apt-get -q -y -o DPkg::Lock::Timeout=540 --no-install-recommends install "${wanted[@]}" >> "$work/apt.log" 2>&1 \
      || { tail -n 20 "$work/apt.log"; fail "Could not install: ${wanted[*]}"; }
  else
    echo "Missing and not ours to install: ${wanted[*]}. Tests that need them are skipped."
  fi
fi

step "Build"
dotnet tool restore > "$work/tools.log" 2>&1 || { cat "$work/tools.log"; fail "The local tools could not be restored."; }
dotnet build StaffSelect.sln -v quiet -nologo || fail "The build failed."
dotnet csharpier check . > "$work/format.log" 2>&1 || { grep -E '^(Error|Warn)' "$work/format.log" | head -n 20; fail "Run: dotnet csharpier format ."; }

step "PostgreSQL"
if [ -z "${STAFFSELECT_TEST_POSTGRESQL:-}" ]; then
  STAFFSELECT_TEST_POSTGRESQL=$(bash tests/postgres.sh start "$work/postgres") && export STAFFSELECT_TEST_POSTGRESQL \
    || { unset STAFFSELECT_TEST_POSTGRESQL; echo "No PostgreSQL server: its cases are skipped."; }
fi

passed=0 failed=0 skipped=0
run() { # NAME PROJECT-FOLDER: runs one test program and adds up its summary
  local log="$work/$1.log" line
  "./$2/bin/Debug/net10.0/StaffSelect.$1" -noColor > "$log" 2>&1
  local code=$?
  line=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1)
  grep -vE '\[SKIP\]|^ {6}unconfigured$' "$log" | grep -E '\[FAIL\]|^ {6}[^ ]|\.cs\([0-9]+,' | head -n 200
  if [ -z "$line" ]; then
    tail -n 40 "$log"
    failed=$((failed + 1))
    return
  fi
  read -r total errors fails skips < <(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/' <<< "$line")
  local bad=$((fails + errors))
  [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  passed=$((passed + total - fails - skips)) failed=$((failed + bad)) skipped=$((skipped + skips))
  echo "$1: $line"
}

step "Domain tests"
run Domain.Tests tests/StaffSelect.Domain.Tests
step "Web tests"
run Web.Tests tests/StaffSelect.Web.Tests
step "End-to-end tests"
run E2E e2e
step "Done"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
