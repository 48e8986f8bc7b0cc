#!/usr/bin/env bash
# Makes the one Initial migration of each provider anew. Until the first release there is no other.
# With a provider's name (sqlite, postgresql, sqlserver) only that one is made.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore > /dev/null
for provider in Sqlite PostgreSql SqlServer; do
  if [ $# -gt 0 ] && [ "${1,,}" != "${provider,,}" ]; then continue; fi
  folder="src/StaffSelect.Data/Migrations/$provider"
  rm -rf "$folder"
done
dotnet build src/StaffSelect.Data -v quiet -p:RunAnalyzers=false -nologo
for provider in Sqlite PostgreSql SqlServer; do
  if [ $# -gt 0 ] && [ "${1,,}" != "${provider,,}" ]; then continue; fi
  dotnet dotnet-ef migrations add Initial --no-build --project src/StaffSelect.Data \
    --context "${provider}AppDbContext" --output-dir "Migrations/$provider"
  file=$(ls src/StaffSelect.Data/Migrations/"$provider"/*_Initial.cs)
  # tables that are only ever added to are guarded by triggers, which EF does not model
  python3 - "$file" "$provider" <<'PY'
import re, sys
path, provider = sys.argv[1:]
text = open(path, encoding="utf-8-sig").read()
down = text.index("protected override void Down")
end = text.rindex("}", 0, down)
text = text[:end] + "    StaffSelect.Data.Providers.AppendOnly." + provider + "(migrationBuilder);\n        " + text[end:]
open(path, "w", encoding="utf-8").write(text)
PY
done
