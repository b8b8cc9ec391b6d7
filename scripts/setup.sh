# What ./run, ./test and .ci/run share; sourced, with the checkout as working directory.
# shellcheck shell=bash

: "${HOME:=$(cd ~ 2>/dev/null && pwd || echo /tmp)}"
export HOME DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

need_dotnet() {
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    die "NADIA needs the .NET SDK 10: install it as https://dotnet.microsoft.com/download/dotnet/10.0 says, then start this again."
  fi
}

# The same places that the app looks in: see Nadia.Web/Hosting/Embedded/PostgresBinaries.cs and EmbeddedRedis.cs.
have_postgres() {
  local program
  for program in "$(command -v postgres || true)" "$(pg_config --bindir 2>/dev/null || true)/postgres" \
    /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres \
    /opt/homebrew/opt/postgresql*/bin/postgres /usr/local/opt/postgresql*/bin/postgres /home/linuxbrew/.linuxbrew/opt/postgresql*/bin/postgres; do
    if [ -x "$program" ] && [ -x "${program%/*}/initdb" ]; then return 0; fi
  done
  return 1
}

have_redis() {
  command -v redis-server >/dev/null || command -v valkey-server >/dev/null ||
    [ -x /opt/homebrew/bin/redis-server ] || [ -x /usr/local/bin/redis-server ]
}

have_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

# .NET ends at once without the system's ICU, which a bare Debian lacks.
have_icu() {
  [ -n "${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-}" ] || ! command -v apt-get >/dev/null ||
    compgen -G '/usr/lib*/libicuuc.so*' >/dev/null || compgen -G '/usr/lib/*/libicuuc.so*' >/dev/null
}

install_test_needs() {
  local missing=()
  have_icu || missing+=(icu)
  have_postgres || missing+=(postgres)
  have_redis || missing+=(redis)
  have_chromium || missing+=(chromium)
  if [ ${#missing[@]} -gt 0 ]; then install_with_system "${missing[@]}"; fi
}

may_sudo() {
  command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

# install_with_system WHAT...: each of icu, postgres, redis, chromium. Answers 1, after one line that says what to do, where it cannot.
install_with_system() {
  local what packages=() formulas=()
  for what in "$@"; do
    case $what in
      # Its package carries a version in its name; PostgreSQL's brings it along.
      icu) case " $* " in *" postgres "*) ;; *) packages+=('^libicu[0-9]+$') ;; esac ;;
      postgres) packages+=(postgresql) formulas+=(postgresql@17) ;;
      redis) packages+=(redis-server) formulas+=(redis) ;;
      chromium) packages+=(chromium) formulas+=(chromium) ;;
    esac
  done
  if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null; then
    say "Installing ${formulas[*]} with Homebrew."
    brew install "${formulas[@]}"
  elif command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "Installing ${packages[*]}: this takes up to a minute, once."
    bash scripts/apt-install.sh "${packages[@]}"
  elif command -v apt-get >/dev/null && may_sudo; then
    say "Installing ${packages[*]} with sudo: this takes up to a minute, once."
    sudo bash scripts/apt-install.sh "${packages[@]}"
  elif command -v apt-get >/dev/null; then
    say "Missing: $*. Install as root: apt-get install -y --no-install-recommends ${packages[*]}"
    return 1
  else
    say "Missing: $*. Install PostgreSQL (14 or later), Redis or Valkey, and for the tests Chromium, with this system's package manager."
    return 1
  fi
}

# Whether the Telegram library can be restored here. Asked at most once a day, and again when versions or package sources change. Where it
# could be once, a "no" is taken for an outage: it holds for this start alone.
choose_telegram() {
  if [ -z "${NadiaTelegram:-}" ]; then
    local key remembered answer
    key=$(telegram_key)
    remembered=$(cat artifacts/telegram-probe 2>/dev/null || true)
    if [ "${remembered% *}" != "$key" ] || [ -z "$(find artifacts/telegram-probe -mtime -1 2>/dev/null)" ]; then
      mkdir -p artifacts
      if probe_telegram; then answer=true; else answer=false; fi
      if [ "$answer" = true ] || [ "${remembered##* }" != true ]; then printf '%s\n' "$key $answer" >artifacts/telegram-probe; fi
    else
      answer=${remembered##* }
    fi
    NadiaTelegram=$answer
    if [ "$NadiaTelegram" = false ]; then
      say "WTelegramClient cannot be restored from this machine's package sources: building without Telegram (NadiaTelegram=false)."
      if [ "${remembered##* }" = true ]; then say "It could be before: start this again once the package sources answer, or nothing comes from Telegram and nothing leaves."; fi
    fi
  fi
  export NadiaTelegram
}

telegram_key() {
  {
    cat Directory.Packages.props ./[Nn]u[Gg]et.[Cc]onfig "$HOME"/.nuget/NuGet/*.[Cc]onfig "$HOME"/.config/NuGet/*.[Cc]onfig 2>/dev/null || true
  } | cksum | tr ' ' -
}

# A project of its own with that one package, so that a failure leaves no trace in the others' obj folders and lock files.
probe_telegram() {
  local folder=artifacts/probe version
  version=$(sed -n 's/.*Include="WTelegramClient" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
  rm -rf "$folder"
  mkdir -p "$folder"
  printf '<Project />\n' | tee "$folder/Directory.Build.props" "$folder/Directory.Build.targets" >"$folder/Directory.Packages.props"
  cat >"$folder/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="WTelegramClient" Version="$version" /></ItemGroup>
</Project>
XML
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout 90); fi
  ${limit[@]+"${limit[@]}"} dotnet restore "$folder/probe.csproj" --disable-build-servers >/dev/null 2>&1
}
