#!/usr/bin/env bash
# openldap.sh - a private OpenLDAP (slapd) on loopback: a second, non-AD directory for integration tests.
#
#   openldap.sh install    apt-get install slapd and ldap-utils (root; Debian/Ubuntu); no-op when present
#   openldap.sh start      configure once, then start; prints url, bind DN and password; idempotent
#   openldap.sh load N     add N (<= 100000) synthetic inetOrgPerson users under ou=load; resumes where it stopped
#   openldap.sh status     exit 0 and print the connection data when up, exit 3 when down
#   openldap.sh stop       stop by recorded pid, waits at most 15 s
#   openldap.sh reset      stop and delete the private directory
#   openldap.sh env        print shell assignments for `eval`
#
# Environment: OPENLDAP_DIR (default ${TMPDIR:-/tmp}/aadsync-openldap), OPENLDAP_PORT (default 3890).
# LDAP on 127.0.0.1:PORT, LDAPS on 127.0.0.1:PORT+1 (self-signed). Overlays: syncprov (RFC 4533 content sync:
# entryUUID, entryCSN, cookies), memberof, refint, accesslog is left out. A second naming context has no session log:
# content sync tells there what is present, not what was deleted.
set -euo pipefail

DIR=${OPENLDAP_DIR:-${TMPDIR:-/tmp}/aadsync-openldap}
PORT=${OPENLDAP_PORT:-3890}
BASE=dc=fabrikam,dc=test
PRESENT_BASE=dc=present,dc=test
BIND_DN="cn=admin,$BASE"
PASSWORD=secret
URL=ldap://127.0.0.1:$PORT
LDAPS_URL=ldaps://127.0.0.1:$((PORT + 1))
PIDFILE=$DIR/slapd.pid

die() { echo "openldap: $*" >&2; exit 1; }

install_packages() {
  if [ -x /usr/sbin/slapd ] && command -v ldapadd >/dev/null && command -v openssl >/dev/null; then return 0; fi
  [ "$(id -u)" = 0 ] || die "install needs root"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends slapd ldap-utils openssl >/dev/null
}

running() {
  [ -s "$PIDFILE" ] || return 1
  local pid; pid=$(cat "$PIDFILE")
  kill -0 "$pid" 2>/dev/null && grep -qa slapd "/proc/$pid/cmdline"
}

print_env() {
  printf "AADSYNC_LDAP_URL='%s'\nAADSYNC_LDAPS_URL='%s'\nAADSYNC_LDAP_BASE='%s'\nAADSYNC_LDAP_PRESENT_BASE='%s'\nAADSYNC_LDAP_BIND_DN='%s'\nAADSYNC_LDAP_PASSWORD='%s'\nAADSYNC_LDAP_CA='%s'\n" \
    "$URL" "$LDAPS_URL" "$BASE" "$PRESENT_BASE" "$BIND_DN" "$PASSWORD" "$DIR/cert.pem"
}

configure() {
  [ -e "$DIR/.configured" ] && return 0
  rm -rf "$DIR"; mkdir -p "$DIR/db" "$DIR/present"; chmod 700 "$DIR"
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$DIR/key.pem" -out "$DIR/cert.pem" 2>/dev/null
  local mods=/usr/lib/ldap; [ -d "$mods" ] || mods=/usr/lib/x86_64-linux-gnu/ldap
  cat > "$DIR/slapd.conf" <<EOF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include /etc/ldap/schema/nis.schema
pidfile $PIDFILE
argsfile $DIR/slapd.args
modulepath $mods
moduleload back_mdb
moduleload syncprov
moduleload memberof
moduleload refint
sizelimit unlimited
TLSCertificateFile $DIR/cert.pem
TLSCertificateKeyFile $DIR/key.pem
access to * by dn.base="$BIND_DN" write by users read by anonymous auth
database mdb
suffix $BASE
rootdn $BIND_DN
rootpw $PASSWORD
directory $DIR/db
maxsize 1073741824
dbnosync
index objectClass,uid,mail,member,entryUUID,entryCSN eq
overlay memberof
overlay refint
refint_attributes member manager
overlay syncprov
syncprov-checkpoint 100 10
syncprov-sessionlog 10000
database mdb
suffix $PRESENT_BASE
rootdn $BIND_DN
directory $DIR/present
maxsize 268435456
dbnosync
index objectClass,uid,entryUUID,entryCSN eq
overlay syncprov
syncprov-checkpoint 100 10
EOF
  touch "$DIR/.configured"
}

start() {
  install_packages
  if ! running; then
    if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then die "something else listens on 127.0.0.1:$PORT"; fi
    configure
    /usr/sbin/slapd -f "$DIR/slapd.conf" -h "$URL $LDAPS_URL" >"$DIR/slapd.out" 2>&1 \
      || { cat "$DIR/slapd.out" >&2; die "slapd did not start"; }
    local i; for i in $(seq 1 50); do ldapsearch -LLL -x -H "$URL" -b '' -s base >/dev/null 2>&1 && break; sleep 0.1; done
  fi
  if ! ldapsearch -LLL -x -H "$URL" -D "$BIND_DN" -w "$PASSWORD" -b "$BASE" -s base 1.1 >/dev/null 2>&1; then
    ldapadd -x -H "$URL" -D "$BIND_DN" -w "$PASSWORD" >/dev/null <<EOF
dn: $BASE
objectClass: dcObject
objectClass: organization
dc: fabrikam
o: Fabrikam

dn: ou=people,$BASE
objectClass: organizationalUnit
ou: people

dn: ou=load,$BASE
objectClass: organizationalUnit
ou: load

dn: ou=groups,$BASE
objectClass: organizationalUnit
ou: groups

dn: $PRESENT_BASE
objectClass: dcObject
objectClass: organization
dc: present
o: Present
EOF
  fi
  print_env
}

stop() {
  running || { echo "not running"; return 0; }
  local pid i; pid=$(cat "$PIDFILE")
  kill -TERM "$pid"
  for i in $(seq 1 75); do kill -0 "$pid" 2>/dev/null || { rm -f "$PIDFILE"; echo stopped; return 0; }; sleep 0.2; done
  die "pid $pid did not end in 15 s"
}

load() {
  local n=${1:-1000}
  [ "$n" -ge 1 ] && [ "$n" -le 100000 ] || die "load takes 1..100000"
  running || die "start it first"
  local from=0 t0 t1; [ -s "$DIR/.loaded" ] && from=$(cat "$DIR/.loaded")
  [ "$n" -gt "$from" ] || { echo "already $from users"; return 0; }
  t0=$(date +%s)
  awk -v from="$from" -v n="$n" -v base="$BASE" 'BEGIN { for (i = from + 1; i <= n; i++) {
    id = sprintf("u%06d", i)
    printf "dn: uid=%s,ou=load,%s\nobjectClass: inetOrgPerson\nuid: %s\ncn: Given%d Surname%d\n", id, base, id, i, i
    printf "givenName: Given%d\nsn: Surname%d\nmail: %s@fabrikam.test\nemployeeNumber: %d\n\n", i, i, id, i } }' \
    | ldapadd -x -H "$URL" -D "$BIND_DN" -w "$PASSWORD" >/dev/null
  t1=$(date +%s)
  echo "$n" > "$DIR/.loaded"
  echo "$((n - from)) users in $((t1 - t0)) s"
}

case "${1:-}" in
  install) install_packages ;;
  start) start ;;
  stop) stop ;;
  status) if running; then print_env; else echo down; exit 3; fi ;;
  load) shift; load "$@" ;;
  env) print_env ;;
  reset) stop; case "$DIR" in ''|/) die "refusing" ;; *) rm -rf "$DIR" ;; esac ;;
  *) sed -n '2,17p' "$0"; exit 2 ;;
esac
