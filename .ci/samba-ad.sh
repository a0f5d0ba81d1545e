#!/usr/bin/env bash
# samba-ad.sh - a real Active Directory domain controller (Samba) on loopback, for integration tests.
#
#   samba-ad.sh install     apt-get install what is needed (root; Debian/Ubuntu); no-op when present
#   samba-ad.sh start       provision once, then start; prints url, bind DN and password; idempotent
#   samba-ad.sh load N      add N (<= 50000) synthetic users under OU=Load; repeatable, resumes where it stopped
#   samba-ad.sh status      exit 0 and print the connection data when up, exit 3 when down
#   samba-ad.sh stop        stop by recorded pid, waits at most 15 s
#   samba-ad.sh reset       stop and delete the private directory
#   samba-ad.sh env         print shell assignments (AADSYNC_AD_URL=... etc.) for `eval`
#
# Environment:
#   SAMBA_AD_DIR   private directory (default ${TMPDIR:-/tmp}/aadsync-samba-ad)
#   SAMBA_AD_EXCHANGE=1 (default) adds test copies of the Exchange attributes that AD Connect reads
#                  (mailNickname, extensionAttribute1-15, targetAddress, msExch*); 0 leaves plain AD
#   SAMBA_AD_RECYCLE_BIN=0 (default) | 1 switches the recycle-bin optional feature on (takes effect on a
#                  start from the stopped state; cannot be switched off again without reset)
#
# Listens on 127.0.0.1 only: 389 (LDAP), 636 (LDAPS, self-signed), 3268/3269 (GC), 88/464 (Kerberos).
# The ports cannot be moved (Samba has no setting for them), so one instance per host or network namespace.
set -euo pipefail

DIR=${SAMBA_AD_DIR:-${TMPDIR:-/tmp}/aadsync-samba-ad}
REALM=CONTOSO.TEST
DOMAIN=CONTOSO
BASE=DC=contoso,DC=test
BIND_DN="CN=Administrator,CN=Users,$BASE"
PASSWORD='Passw0rd!Contoso1'
URL=ldap://127.0.0.1:389
CONF=$DIR/etc/smb.conf
PIDFILE=$DIR/run/samba.pid
EXCHANGE=${SAMBA_AD_EXCHANGE:-1}
RECYCLE=${SAMBA_AD_RECYCLE_BIN:-0}
export LDAPTLS_REQCERT=never

die() { echo "samba-ad: $*" >&2; exit 1; }

install_packages() {
  if command -v samba >/dev/null && command -v samba-tool >/dev/null \
     && command -v ldapmodify >/dev/null && [ -d /usr/share/samba/setup/ad-schema ]; then
    return 0
  fi
  [ "$(id -u)" = 0 ] || die "install needs root"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    samba samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules \
    winbind ldb-tools ldap-utils >/dev/null
}

running() {
  [ -s "$PIDFILE" ] || return 1
  local pid; pid=$(cat "$PIDFILE")
  kill -0 "$pid" 2>/dev/null && grep -qa samba "/proc/$pid/cmdline"
}

answers() { ldapsearch -LLL -x -o nettimeout=2 -H "$URL" -b '' -s base highestCommittedUSN 2>/dev/null | grep -q USN; }

ldapmod() { ldapmodify -x -H "$URL" -D "$BIND_DN" -w "$PASSWORD" "$@"; }

write_conf() {
  cat > "$CONF" <<EOF
[global]
	netbios name = DC1
	workgroup = $DOMAIN
	realm = $REALM
	server role = active directory domain controller
	interfaces = 127.0.0.1
	bind interfaces only = yes
	server services = ldap, kdc, drepl
	ldap server require strong auth = no
	dsdb:schema update allowed = yes
	private dir = $DIR/private
	state directory = $DIR/state
	cache directory = $DIR/cache
	lock directory = $DIR/lock
	binddns dir = $DIR/bind-dns
	pid directory = $DIR/run
	ncalrpc dir = $DIR/run/ncalrpc
	winbindd socket directory = $DIR/run/winbindd
	ntp signd socket directory = $DIR/run/ntp
	log file = $DIR/samba.log
	max log size = 2000
	log level = 0
	load printers = no
	ldb:nosync = yes
	prefork children = 2
	idmap_ldb:use rfc2307 = yes
	posix:eadb = $DIR/private/eadb.tdb
	vfs objects = dfs_samba4 acl_xattr xattr_tdb
EOF
}

provision() {
  [ -e "$DIR/.provisioned" ] && return 0
  rm -rf "$DIR"; mkdir -p "$DIR"; chmod 700 "$DIR"
  samba-tool domain provision --realm="$REALM" --domain="$DOMAIN" --adminpass="$PASSWORD" \
    --server-role=dc --dns-backend=NONE --use-rfc2307 --targetdir="$DIR" \
    --host-name=dc1 --host-ip=127.0.0.1 --option="interfaces=127.0.0.1" \
    --option="bind interfaces only=yes" --option="posix:eadb=$DIR/private/eadb.tdb" \
    --option="vfs objects=dfs_samba4 acl_xattr xattr_tdb" >"$DIR/provision.log" 2>&1 \
    || { tail -20 "$DIR/provision.log" >&2; die "provision failed"; }
  mkdir -p "$DIR"/{cache,lock,run,run/ncalrpc,run/winbindd,run/ntp}
  write_conf
  touch "$DIR/.provisioned"
}

# One attributeSchema entry: name, attributeSyntax, oMSyntax, single?, index suffix of the test OID arc
attr_ldif() {
  printf 'dn: CN=aadsync-%s,CN=Schema,CN=Configuration,%s\nchangetype: add\nobjectClass: attributeSchema\n' "$1" "$BASE"
  printf 'lDAPDisplayName: %s\nattributeID: 1.2.840.113556.1.8000.2554.41001.1.%s\nattributeSyntax: %s\noMSyntax: %s\nisSingleValued: %s\nshowInAdvancedViewOnly: TRUE\nsearchFlags: %s\n\n' "$1" "$5" "$2" "$3" "$4" "${6:-0}"
}

exchange_schema() {
  [ "$EXCHANGE" = 1 ] && [ ! -e "$DIR/.exchange" ] || return 0
  local str="2.5.5.12 64" bool="2.5.5.8 1" oct="2.5.5.10 4" big="2.5.5.16 65" int="2.5.5.9 2" n=1 a i
  local names=()
  add() { attr_ldif "$1" $2 "$3" "$n" "${4:-0}"; names+=("$1"); n=$((n + 1)); }
  {
    add mailNickname "$str" TRUE 1
    add targetAddress "$str" TRUE 1
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do add "extensionAttribute$i" "$str" TRUE 1; done
    add msExchHideFromAddressLists "$bool" TRUE
    add msExchMailboxGuid "$oct" TRUE
    add msExchArchiveGUID "$oct" TRUE
    add msExchArchiveName "$str" FALSE
    add msExchMasterAccountSid "$oct" TRUE
    add msExchRecipientTypeDetails "$big" TRUE
    add msExchRecipientDisplayType "$int" TRUE
    add msExchRemoteRecipientType "$big" TRUE
    add msExchUserHoldPolicies "$str" FALSE
    add msExchSafeSendersHash "$oct" TRUE
    add msExchSafeRecipientsHash "$oct" TRUE
    add msExchBlockedSendersHash "$oct" TRUE
    add msExchUCVoiceMailSettings "$str" FALSE
    add msExchUsageLocation "$str" TRUE
    add msExchLitigationHoldDate "2.5.5.11 24" TRUE
    add msExchLitigationHoldOwner "$str" TRUE
    add msExchRetentionComment "$str" TRUE
    add msExchRetentionURL "$str" TRUE
    add msExchAuditAdmin "$int" TRUE
    add msExchImmutableId "$str" TRUE
    add msDS-ExternalDirectoryObjectId "$str" TRUE 1
    printf 'dn:\nchangetype: modify\nreplace: schemaUpdateNow\nschemaUpdateNow: 1\n-\n\n'
    printf 'dn: CN=Mail-Recipient,CN=Schema,CN=Configuration,%s\nchangetype: modify\nadd: mayContain\n' "$BASE"
    for a in "${names[@]}"; do printf 'mayContain: %s\n' "$a"; done
    printf -- '-\n\ndn:\nchangetype: modify\nreplace: schemaUpdateNow\nschemaUpdateNow: 1\n-\n\n'
  } > "$DIR/exchange.ldif"
  ldapmod -f "$DIR/exchange.ldif" >"$DIR/exchange.log" 2>&1 || { tail -5 "$DIR/exchange.log" >&2; die "schema extension failed"; }
  touch "$DIR/.exchange"
}

# LDAP refuses this switch even to Administrator, so it is written to the database while the server is down.
recycle_bin() {
  [ "$RECYCLE" = 1 ] && [ ! -e "$DIR/.recycle" ] || return 0
  printf 'dn:\nchangetype: modify\nadd: enableOptionalFeature\nenableOptionalFeature: CN=Partitions,CN=Configuration,%s:766ddcd8-acd0-445e-f3b9-a7f9b6744f2a\n-\n' "$BASE" > "$DIR/recycle.ldif"
  ldbmodify -H "$DIR/private/sam.ldb" --configfile="$CONF" "$DIR/recycle.ldif" >"$DIR/recycle.log" 2>&1 \
    || { cat "$DIR/recycle.log" >&2; die "recycle bin not enabled"; }
  touch "$DIR/.recycle"
}

print_env() {
  printf "AADSYNC_AD_URL='%s'\nAADSYNC_AD_LDAPS_URL='ldaps://127.0.0.1:636'\nAADSYNC_AD_BASE='%s'\nAADSYNC_AD_BIND_DN='%s'\nAADSYNC_AD_PASSWORD='%s'\nAADSYNC_AD_CA='%s'\n" \
    "$URL" "$BASE" "$BIND_DN" "$PASSWORD" "$DIR/private/tls/ca.pem"
}

start() {
  install_packages
  if ! running; then
    if (exec 3<>/dev/tcp/127.0.0.1/389) 2>/dev/null; then die "something else listens on 127.0.0.1:389"; fi
    provision
    recycle_bin
    rm -f "$PIDFILE"
    samba -s "$CONF" -D
    local i; for i in $(seq 1 150); do answers && break; sleep 0.2; done
    answers || { tail -20 "$DIR/samba.log" >&2; die "no answer on $URL in 30 s"; }
  fi
  exchange_schema
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
  [ "$n" -ge 1 ] && [ "$n" -le 50000 ] || die "load takes 1..50000"
  running || die "start it first"
  local from=0; [ -s "$DIR/.loaded" ] && from=$(cat "$DIR/.loaded")
  [ "$n" -gt "$from" ] || { echo "already $from users"; return 0; }
  if [ "$from" = 0 ]; then
    printf 'dn: OU=Load,%s\nchangetype: add\nobjectClass: organizationalUnit\n' "$BASE" | ldapmod >/dev/null 2>&1 || true
  fi
  local t0 t1; t0=$(date +%s)
  awk -v from="$from" -v n="$n" -v base="$BASE" 'BEGIN { for (i = from + 1; i <= n; i++) {
    id = sprintf("u%06d", i)
    printf "dn: CN=%s,OU=Load,%s\nchangetype: add\nobjectClass: user\nsAMAccountName: %s\n", id, base, id
    printf "userPrincipalName: %s@contoso.test\ngivenName: Given%d\nsn: Surname%d\ndisplayName: Given%d Surname%d\n", id, i, i, i, i
    printf "mail: %s@contoso.test\nproxyAddresses: SMTP:%s@contoso.test\nproxyAddresses: smtp:alias%d@contoso.test\n", id, id, i
    printf "department: Dept%d\nuserAccountControl: 544\n\n", i % 20 } }' \
    | ldapmod >/dev/null
  t1=$(date +%s)
  echo "$n" > "$DIR/.loaded"
  echo "$((n - from)) users in $((t1 - t0)) s"
}

case "${1:-}" in
  install) install_packages ;;
  start) start ;;
  stop) stop ;;
  status) if running && answers; then print_env; else echo down; exit 3; fi ;;
  load) shift; load "$@" ;;
  env) print_env ;;
  reset) stop; case "$DIR" in ''|/) die "refusing";; *) rm -rf "$DIR" ;; esac ;;
  *) sed -n '2,22p' "$0"; exit 2 ;;
esac
