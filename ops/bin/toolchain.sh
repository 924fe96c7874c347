# shellcheck shell=bash
# Sourced by the launcher and by verify: finds a JDK and Maven, and installs them where they are missing.

readonly MINIMUM_JAVA=17

say() { printf '%s\n' "$*" >&2; }
die() {
  say "tanbiao: $*"
  exit 1
}

# The major version of the Java home $1, or 0; from its release file, since starting a JVM costs more than all else here.
java_major() {
  local version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ] && [ -x "$1/bin/java" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  fi
  printf '%s\n' "${version:-0}"
}

# Sets JAVA_HOME to the first Java home that is new enough and has the program $1 (java or javac).
find_java() {
  local program=$1 found home
  found=$(command -v "$program" || true)
  for home in "${JAVA_HOME:-}" "${found:+$(dirname "$(dirname "$(readlink -f "$found")")")}" /usr/lib/jvm/*; do
    if [ -n "$home" ] && [ -x "$home/bin/$program" ] && [ "$(java_major "$home")" -ge "$MINIMUM_JAVA" ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  return 1
}

# Leaves JAVA_HOME at a JDK and mvn on the path, or ends with a message.
need_toolchain() {
  local missing=()
  find_java javac || missing+=("a JDK of version $MINIMUM_JAVA or later")
  command -v mvn >/dev/null || missing+=("Maven")
  [ ${#missing[@]} -eq 0 ] && return 0

  local list=${missing[0]}
  [ ${#missing[@]} -eq 1 ] || list="$list and ${missing[1]}"
  command -v apt-get >/dev/null || die "$list not found; install and try again"
  [ "$(id -u)" -eq 0 ] || die "$list not found; try again after: sudo apt-get install openjdk-17-jdk-headless maven"
  say "tanbiao: $list not found, installing with apt-get ..."
  install_toolchain "${missing[@]}"
  find_java javac || die "no JDK of version $MINIMUM_JAVA or later after the installation"
  command -v mvn >/dev/null || die "no Maven after the installation"
}

install_toolchain() {
  local log packages=()
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >"$log" 2>&1 || { tail -n 5 "$log" >&2; say "tanbiao: the package lists are not up to date, going on"; }
  case "$*" in
    *JDK*)
      # A release that no longer has 17 has a later one under the default name.
      if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
        packages+=(openjdk-17-jdk-headless)
      else
        packages+=(default-jdk-headless)
      fi
      ;;
  esac
  case "$*" in *Maven*) packages+=(maven) ;; esac
  if ! apt-get -q -y install --no-install-recommends "${packages[@]}" >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "apt-get could not install ${packages[*]}: is there a network?"
  fi
  rm -f "$log"
}

# Runs Maven in the checkout $1 with the rest as arguments, output to the file $MAVEN_LOG. Without the network first, because
# it is quicker and mostly enough; with it when something is not in the local repository yet.
maven_build() {
  local checkout=$1
  shift
  (cd "$checkout" && exec mvn -B -o "$@") >"$MAVEN_LOG" 2>&1 && return 0
  grep -qE 'in offline mode|Cannot access .* offline|has not been downloaded' "$MAVEN_LOG" || return 1
  (cd "$checkout" && exec mvn -B "$@") >"$MAVEN_LOG" 2>&1
}

# What to tell a user about the failed build in the file $1.
explain_failed_build() {
  grep '^\[ERROR\]' "$1" | grep -vE '^\[ERROR\] *$|[Rr]e-run Maven|-> \[Help|For more information|\[Help [0-9]*\] http|After correcting|mvn <args>' |
    cut -c 1-300 | head -n 12 >&2
  grep -q '^\[ERROR\]' "$1" || tail -n 20 "$1" >&2
  if grep -qE 'Could not transfer|Unknown host|UnknownHost|Network is unreachable|Temporary failure in name|Connection (refused|timed out|reset)|Connect to ' "$1"; then
    say "tanbiao: libraries could not be downloaded: the first build needs a network (Maven Central, or your mirror in ~/.m2/settings.xml)"
  elif grep -q 'No space left on device' "$1"; then
    say "tanbiao: the disk is full"
  fi
  say "tanbiao: the build failed; its log is $1"
}
