# shellcheck shell=bash
# What the scripts share: it builds and starts a program, finds what the machine lacks and installs it, or says in one line what to install.

# Debian keeps the broker in a folder that is not on every user's path.
export PATH="$PATH:/usr/sbin:/usr/local/sbin"
export DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1

no_dotnet="The .NET 10 SDK is missing: see https://dot.net/download"

fail()
{
    echo "$1" >&2
    exit 1
}

# Runs a command and shows what it printed only when it fails.
quietly()
{
    local log status=0
    log="$(mktemp)"
    "$@" > "$log" 2>&1 < /dev/null || status=$?
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
    fi
    rm -f "$log"
    return "$status"
}

has_dotnet()
{
    command -v dotnet > /dev/null && dotnet --list-sdks 2> /dev/null | grep -q '^10\.'
}

has_package()
{
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# Where there is no dpkg: whether what a Debian package is wanted for is there.
has_program_of()
{
    case "$1" in
        mosquitto-clients) command -v mosquitto_sub ;;
        rabbitmq-server) command -v rabbitmqctl ;;
        ejabberd) command -v ejabberdctl ;;
        postgresql) command -v postgres ;;
        librsvg2-bin) command -v rsvg-convert ;;
        nodejs) command -v node ;;
        python3-paho-mqtt) python3 -c 'import paho.mqtt' 2> /dev/null ;;
        python3-jinja2) python3 -c 'import jinja2' 2> /dev/null ;;
        *) command -v "$1" ;;
    esac > /dev/null
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# Root, or sudo that asks nothing, or somebody there to be asked.
can_be_root()
{
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo > /dev/null || return 1
    sudo -n true 2> /dev/null || { [ -t 0 ] && [ -t 2 ] && sudo -v; }
}

# Debian starts what it installs as a service, and these listen to the whole network. Here they are only started by tests, on 127.0.0.1.
keep_services_off()
{
    local service
    [ -d /run/systemd/system ] || return 0
    for service in rabbitmq-server ejabberd prometheus prometheus-mqtt-exporter; do
        case " $* " in
            *" $service "*)
                as_root systemctl -q mask "$service.service"
                echo "Note: the service $service is masked; if you want it to run: systemctl unmask --now $service" >&2
                ;;
        esac
    done
}

install_packages()
{
    can_be_root || fail "Missing: $*. Install them as root: apt-get install $*"
    echo "Installing $*" >&2
    keep_services_off "$@"
    quietly as_root apt-get -q -o DPkg::Lock::Timeout=120 update || echo "The package lists could not be updated; trying with the old ones." >&2
    # Debian itself has no .NET SDK, Ubuntu has.
    if ! has_dotnet && [ -z "$(apt-cache search --names-only '^dotnet-sdk-10\.0$')" ]; then
        fail "$no_dotnet"
    fi
    quietly as_root apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@" ||
        fail "These packages could not be installed: $*"

    # Debian also starts the broker it installs as a service. It is not ours: every broker of this project has its own port and ends with it.
    if [ -d /run/systemd/system ] && systemctl -q is-active mosquitto 2> /dev/null; then
        echo "Note: Debian runs a mosquitto service on port 1883 now. It is not needed here: systemctl disable --now mosquitto" >&2
    fi
}

# set_up PACKAGE...: the .NET SDK and these Debian packages. When all is there already it only looks.
set_up()
{
    local package missing=()
    if ! command -v apt-get > /dev/null; then
        has_dotnet || fail "$no_dotnet"
        for package in "$@"; do
            has_program_of "$package" || missing+=("$package")
        done
        [ "${#missing[@]}" -eq 0 ] ||
            fail "Missing, by Debian's names: ${missing[*]}. This machine has no apt: install them its own way (macOS: brew install mosquitto)"
        return
    fi

    for package in "$@"; do
        has_package "$package" || missing+=("$package")
    done
    has_dotnet || missing+=(dotnet-sdk-10.0)
    if [ "${#missing[@]}" -gt 0 ]; then
        install_packages "${missing[@]}"
    fi
}

# is_built ROOT PROJECT PROGRAM: nothing that it is made of has changed since. Folders count as well: their time changes when a file goes.
is_built()
{
    [ -x "$1/artifacts/bin/$2/release/$3" ] && [ -f "$1/artifacts/bin/$2/release/built" ] &&
        [ -z "$(find "$1/src" "$1"/Directory.*.props "$1/nuget.config" -newer "$1/artifacts/bin/$2/release/built" -print -quit)" ]
}

# build_program PROJECT PROGRAM: builds a program of ours when something has changed.
build_program()
{
    local root began project="$1" program="$2"
    root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
    if ! is_built "$root" "$project" "$program"; then
        has_dotnet || fail "$no_dotnet"
        began="$(mktemp)"
        # Ctrl-C says nothing and has the shell's number.
        trap 'rm -f "$began"; exit 130' INT
        echo "Building $program; the first time this takes a minute" >&2
        quietly dotnet build "$root/src/$project/$project.csproj" --configuration Release --nologo --verbosity quiet -tl:off || fail "$program does not build."
        trap - INT
        # What changed while it was being built is not in it.
        touch -r "$began" "$root/artifacts/bin/$project/release/built"
        rm -f "$began"
    fi
}

# run_program PROJECT PROGRAM ARGUMENT...: builds it and goes over into it, so that signals, the terminal and the exit code are its own. It
# calls itself as the person did.
run_program()
{
    local root project="$1" program="$2"
    shift 2
    root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
    build_program "$project" "$program"
    CALLED_AS="$0" exec "$root/artifacts/bin/$project/release/$program" "$@"
}
