# Sourced by ./mvnw and ./centralita: leaves JAVA_HOME at a JDK of the version that Centralita is
# built with, or says what to install. A JAVA_HOME that already fits is kept.

wanted_jdk=25

jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

fits() {
  found=$(jdk_version "$1") && [ -n "$found" ] && [ "$found" -ge "$wanted_jdk" ]
}

say_what_to_install() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    es*)
      cat <<SAY
Centralita necesita un JDK $wanted_jdk y no hay ninguno en JAVA_HOME, en el PATH ni en las carpetas habituales.
Instale uno y repita la orden:
  Debian, Ubuntu   apt-get install temurin-$wanted_jdk-jdk   (repositorio: https://adoptium.net/installation/linux)
  macOS            brew install --cask temurin@$wanted_jdk
  en cualquiera    https://adoptium.net/temurin/releases/?version=$wanted_jdk, descomprimido, con JAVA_HOME en su carpeta
SAY
      ;;
    *)
      cat <<SAY
Centralita needs a JDK $wanted_jdk and found none in JAVA_HOME, on the PATH or in the usual folders.
Install one and run the same command again:
  Debian, Ubuntu   apt-get install temurin-$wanted_jdk-jdk   (repository: https://adoptium.net/installation/linux)
  macOS            brew install --cask temurin@$wanted_jdk
  anywhere         https://adoptium.net/temurin/releases/?version=$wanted_jdk, unpacked, with JAVA_HOME set to its folder
SAY
      ;;
  esac
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && fits "$JAVA_HOME"; then return 0; fi
  if command -v javac >/dev/null 2>&1; then
    on_path=$(javac -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if [ -n "$on_path" ] && fits "$on_path"; then JAVA_HOME=$on_path && return 0; fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    mac=$(/usr/libexec/java_home -v "$wanted_jdk+" 2>/dev/null || true)
    if [ -n "$mac" ] && fits "$mac"; then JAVA_HOME=$mac && return 0; fi
  fi
  set +f
  for candidate in "${HOME-}"/.sdkman/candidates/java/*"$wanted_jdk"* "${HOME-}"/.jdks/*"$wanted_jdk"* /usr/lib/jvm/*"$wanted_jdk"* \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/*jdk*"$wanted_jdk"* /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    if fits "$candidate"; then JAVA_HOME=$candidate && return 0; fi
  done
  say_what_to_install >&2
  return 1
}

find_jdk || exit 1
export JAVA_HOME
