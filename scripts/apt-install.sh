#!/usr/bin/env bash
# Installs Debian or Ubuntu packages as root, without leaving servers of the system running or starting with the machine:
# NADIA starts its own. A PostgreSQL or Redis that was there before is not touched.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.conf
restore=()
output=$(mktemp)
undo() {
  if [ ${#restore[@]} -gt 0 ]; then
    for command in "${restore[@]}"; do eval "$command"; done
  fi
  rm -f "$output"
}
trap undo EXIT

install_packages() {
  apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >"$output" 2>&1 || {
    cat "$output" >&2
    exit 1
  }
}

apt-get update -q -o DPkg::Lock::Timeout=120 >"$output" 2>&1 || echo "apt-get update failed; trying with the package lists that are here." >&2

if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  restore+=("rm -f $policy")
fi

case " $* " in *" postgresql "*)
  # The server's package makes a cluster of the system when it is first installed, unless this file says no.
  install_packages postgresql-common
  cp -p "$clusters" "$clusters.nadia"
  restore+=("mv -f $clusters.nadia $clusters")
  echo "create_main_cluster = false" >>"$clusters"
esac

install_packages "$@"

case " $* " in *" redis-server "*)
  systemctl disable --quiet redis-server.service 2>/dev/null ||
    DPKG_MAINTSCRIPT_PACKAGE=redis-server deb-systemd-helper disable redis-server.service >/dev/null 2>&1 || true
esac
