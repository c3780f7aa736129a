# shellcheck shell=bash
# What ./broker matrix does: it installs the brokers that are asked for, tests node and station against each, and prints what was measured.
# src/setup.sh comes before it.

matrix_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
matrix_brokers=(mosquitto rabbitmq ejabberd aedes embedded)

# The test class of a broker.
matrix_class()
{
    case "$1" in
        mosquitto) echo MosquittoTests ;;
        rabbitmq) echo RabbitMqTests ;;
        ejabberd) echo EjabberdTests ;;
        aedes) echo AedesTests ;;
        embedded) echo EmbeddedTests ;;
        *)
            echo "There is no broker $1 in the matrix; it has ${matrix_brokers[*]}" >&2
            exit 2
            ;;
    esac
}

# aedes comes from npm, in the versions of the lock file, into a folder beside what is built.
install_aedes()
{
    local from="$matrix_root/tests/Brokers.Tests/aedes" to="$matrix_root/artifacts/brokers/aedes"
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || fail "aedes needs Node.js 20 or newer."
    mkdir -p "$to"
    if [ ! -d "$to/node_modules" ] || ! cmp -s "$from/package-lock.json" "$to/package-lock.json"; then
        echo "Installing aedes" >&2
        cp "$from/package.json" "$from/package-lock.json" "$to"
        if ! (cd "$to" && quietly npm ci --no-audit --no-fund --ignore-scripts); then
            rm -rf "$to"
            fail "aedes could not be installed with npm."
        fi
    fi
    cp "$from/start.mjs" "$to"
}

# install_brokers NAME...: these, or all, and what the tests need besides.
install_brokers()
{
    local name packages=(mosquitto mosquitto-clients)
    [ "$#" -gt 0 ] || set -- "${matrix_brokers[@]}"
    for name in "$@"; do
        case "$name" in
            rabbitmq) packages+=(rabbitmq-server) ;;
            ejabberd) packages+=(ejabberd) ;;
            aedes) command -v npm > /dev/null || packages+=(nodejs npm) ;;
        esac
    done
    set_up "${packages[@]}"
    case " $* " in *" aedes "*) install_aedes ;; esac
}

# matrix NAME...: of these, or of all.
matrix()
{
    local name class filter="" status=0 project="$matrix_root/tests/Brokers.Tests/Brokers.Tests.csproj" table="$matrix_root/artifacts/broker-matrix.md"
    [ "$#" -gt 0 ] || set -- "${matrix_brokers[@]}"
    for name in "$@"; do
        class="$(matrix_class "$name")"
        filter="$filter|FullyQualifiedName~Brokers.Tests.$class."
    done
    install_brokers "$@"
    quietly dotnet build "$project" --configuration Release --nologo --verbosity quiet -tl:off || fail "The tests do not build."
    echo "Testing with $*; this takes about two minutes" >&2
    rm -f "$table"
    quietly dotnet test "$project" --configuration Release --no-build --nologo -tl:off --filter "${filter#|}" || status=1
    if [ -f "$table" ]; then cat "$table"; fi
    return "$status"
}
