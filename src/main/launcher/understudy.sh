#!/bin/sh
# Understudy: this script with a jar behind it, in one file. It finds a Java of 21 or newer and becomes it.
# UNDERSTUDY_JAVA_HOME names the Java to use; UNDERSTUDY_JAVA_OPTIONS adds options, for example -Xmx1g;
# UNDERSTUDY_CLASSPATH names jars or folders with maskers of your own, separated by colons.
set -u

fail() {
    printf 'understudy: %s\n' "$1" >&2
    exit 2
}

# The real path of a file, through any number of symbolic links (readlink -f is not everywhere).
real_path() {
    path=$1
    while [ -L "$path" ]; do
        link=$(readlink "$path") || break
        case $link in
            /*) path=$link ;;
            *) path=${path%/*}/$link ;;
        esac
    done
    printf '%s\n' "$path"
}

# Sets `major` for the Java in a folder; reading its release file is 50 times faster than asking a JVM.
read_major() {
    major=0
    [ -x "$1/bin/java" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r name value; do
            if [ "$name" = JAVA_VERSION ]; then
                version=${value#\"}
                break
            fi
        done <"$1/release"
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    fi
    version=${version#1.} # 1.8 is 8
    version=${version%%[!0-9]*}
    major=${version:-0}
}

java_home=
use_if_recent() {
    if [ -z "$java_home" ] && read_major "$1" && [ "$major" -ge 21 ]; then
        java_home=$1
        java_major=$major
    fi
}

if [ -n "${UNDERSTUDY_JAVA_HOME:-}" ]; then
    use_if_recent "$UNDERSTUDY_JAVA_HOME"
    [ -n "$java_home" ] || fail "UNDERSTUDY_JAVA_HOME is $UNDERSTUDY_JAVA_HOME, which holds no Java 21 or newer."
fi
if [ -z "$java_home" ] && [ -n "${JAVA_HOME:-}" ]; then
    use_if_recent "$JAVA_HOME"
fi
if [ -z "$java_home" ] && on_path=$(command -v java); then
    on_path=$(real_path "$on_path")
    use_if_recent "${on_path%/bin/java}"
fi
if [ -z "$java_home" ]; then
    for folder in /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        use_if_recent "$folder"
    done
fi
[ -n "$java_home" ] || fail \
    "needs Java 21 or newer and found none: install one (for example Temurin 25 or openjdk-21-jre-headless), or set UNDERSTUDY_JAVA_HOME."

case $0 in
    */*) self=$(real_path "$0") ;;
    *) self=$(real_path "$PWD/$0") ;; # sh understudy; a shell that searches the PATH hands over the whole path
esac
case $self in
    /*) ;;
    *) self=$PWD/$self ;;
esac

# With the C locale (cron, systemd) the JVM could not read an argument that is not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
        if [ -n "${LC_ALL:-}" ]; then
            LC_ALL=C.UTF-8
        else
            export LC_CTYPE=C.UTF-8
        fi
        ;;
esac

# The class archive makes the next start of the same command faster. It belongs to one Java, one version of this file and one
# command, is written as the JVM exits, and is only ever a cache: where it cannot be, the JVM goes on without it, silently.
# The commands that run unattended write none, because nothing may come between their work and their exit code; they use
# the one of plan, which does most of what they do, where there is one.
class_archive=
archive_written=yes
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
case ${1:-} in
    refresh | rollback | schedule)
        command=plan
        archive_written=
        ;;
    *[!a-z]* | '') command=help ;;
    *) command=$1 ;;
esac
if [ -n "$cache" ] && [ -r "$java_home/lib/server/classes.jsa" ]; then
    cache=$cache/understudy
    if { [ -d "$cache" ] || mkdir -p "$cache" 2>/dev/null; } && [ -w "$cache" ]; then
        identity=$(printf '%s %s %s' "$java_home" "${UNDERSTUDY_CLASSPATH:-}" "$(LC_ALL=C ls -lL "$self" "$java_home/release" 2>/dev/null)" | cksum)
        class_archive=$cache/${identity%% *}-$command.jsa
        if [ -e "$class_archive" ]; then
            # The JVM writes the first bytes last, and does not replace a file that lacks them.
            case $(od -An -tx1 -N4 "$class_archive" 2>/dev/null) in
                *'a8 ab 0b f0'* | *'f0 0b ab a8'*) ;;
                *) rm -f "$class_archive" ;;
            esac
        elif [ -n "$archive_written" ]; then
            find "$cache" -name '*.jsa' -mtime +14 -exec rm -f {} + 2>/dev/null
        fi
        [ -n "$archive_written" ] || [ -r "$class_archive" ] || class_archive=
    fi
fi

if [ -t 0 ]; then stdin_tty=true; else stdin_tty=false; fi
if [ -t 1 ]; then stdout_tty=true; else stdout_tty=false; fi
if [ -t 2 ]; then stderr_tty=true; else stderr_tty=false; fi

# From here on the arguments of java are gathered in front of the user's own, which stay as they are.
if [ -n "${UNDERSTUDY_CLASSPATH:-}" ]; then
    # What the jar's manifest says counts only for -jar.
    set -- --enable-native-access=ALL-UNNAMED -cp "$self:$UNDERSTUDY_CLASSPATH" io.understudy.cli.Main "$@"
else
    set -- -jar "$self" "$@"
fi
if [ -n "${UNDERSTUDY_JAVA_OPTIONS:-}" ]; then
    set -f
    # shellcheck disable=SC2086 # several options, separated by spaces
    set -- ${UNDERSTUDY_JAVA_OPTIONS} "$@"
    set +f
fi
if [ -n "$class_archive" ]; then
    set -- "-XX:SharedArchiveFile=$class_archive" "$@"
    [ -z "$archive_written" ] || set -- -XX:+AutoCreateSharedArchive "$@"
fi
case " ${UNDERSTUDY_JAVA_OPTIONS:-}" in
    *' -XX:+Use'*GC*) ;;
    *) set -- -XX:+UseSerialGC "$@" ;;
esac
if [ "$java_major" -ge 23 ]; then
    set -- --sun-misc-unsafe-memory-access=allow "$@"
fi
# InlineSmallCode, FreqInlineSize: a run is short for a compiler. Left to itself it puts everything that a row meets into one loop, anew for every
# few tables, each time for seconds, on cores that the two servers need as well. With less to put into one another a sample of 1 %
# with cover and profiles takes a third less processor time, a copy of everything an eighth less; the code that comes out is as good.
exec "$java_home/bin/java" \
    -Xmx256m -Xshare:auto -Xlog:disable -XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings -XX:InlineSmallCode=1000 \
    -XX:FreqInlineSize=80 \
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dunderstudy.stdin.tty=$stdin_tty -Dunderstudy.stdout.tty=$stdout_tty -Dunderstudy.stderr.tty=$stderr_tty "$@"
# Behind this line is the jar.
