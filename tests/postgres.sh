#!/usr/bin/env bash
# A private PostgreSQL cluster for tests, which need not survive a power cut: postgres.sh start FOLDER prints the connection string, postgres.sh stop FOLDER ends and removes it.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
folder=$2
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
case $1 in
  start)
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    as "$bin/initdb" -D "$folder/data" -A trust -U postgres --no-sync -E UTF8 --locale=C > "$folder/initdb.log"
    port=$((20000 + RANDOM % 10000))
    while (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do port=$((port + 1)); done
    as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" \
      -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=128MB -c fsync=off -c full_page_writes=off" start > /dev/null
    echo "Host=127.0.0.1;Port=$port;Username=postgres"
    ;;
  stop)
    as "$bin/pg_ctl" -D "$folder/data" -m immediate stop > /dev/null || true
    rm -rf "$folder"
    ;;
esac
