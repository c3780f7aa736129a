# shellcheck shell=bash
# shellcheck disable=SC2154 # $dir comes from ./broker.
# The parts of ./broker. They work in the folder $dir.

# The broker's user is whoever runs this: as root mosquitto would become another user, who may not read these files.
ca_days=3650
server_days=730
renew_seconds=$((30 * 24 * 3600))

wrong()
{
    echo "broker: $1; ./broker --help shows everything" >&2
    exit 2
}

# Options of the first start are kept; later ones change them.
settle()
{
    names=localhost,127.0.0.1 bind=127.0.0.1 port=8883 operator_port=8884 topics=home
    local line
    if [ -f "$dir/options" ]; then
        while IFS= read -r line; do option "$line"; done < "$dir/options"
    fi
    for line in "$@"; do option "$line"; done
    local before=""
    if [ -f "$dir/options" ]; then before="$(cat "$dir/options")"; fi
    printf '%s\n' "names=$names" "bind=$bind" "port=$port" "operator-port=$operator_port" "topics=$topics" > "$dir/options"
    # Other names take another certificate, another root another list of what is allowed.
    if [ "$before" != "$(cat "$dir/options")" ]; then rm -f "$dir/server.pem"; fi
    touch "$dir/nodes.passwords" "$dir/operators.passwords"
}

option()
{
    local value="${1#*=}" words='^[a-z0-9_-]+(/[a-z0-9_-]+)*$' name='^[A-Za-z0-9._:-]+(,[A-Za-z0-9._:-]+)*$' number='^[0-9]{1,5}$'
    case "$1" in
        names=*) [[ "$value" =~ $name ]] || wrong "--names must be names or addresses with commas between"; names="$value" ;;
        bind=*) [[ "$value" =~ ^[0-9a-fA-F.:]+$ ]] || wrong "--bind must be an address"; bind="$value" ;;
        port=*) [[ "$value" =~ $number ]] || wrong "--port must be a number"; port="$value" ;;
        operator-port=*) [[ "$value" =~ $number ]] || wrong "--operator-port must be a number"; operator_port="$value" ;;
        topics=*) [[ "$value" =~ $words ]] || wrong "--topics must be a-z 0-9 - _ with single slashes between"; topics="$value" ;;
    esac
}

# A CA that signs one thing: the certificate of this broker. P-256, because every byte and every millisecond counts on a device.
make_certificates()
{
    if [ ! -f "$dir/ca.pem" ]; then
        openssl ecparam -name prime256v1 -genkey -noout -out "$dir/ca.key"
        openssl req -x509 -new -key "$dir/ca.key" -sha256 -days "$ca_days" -subj "/CN=Broker CA $(openssl rand -hex 3)" -out "$dir/ca.pem" \
            -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign"
        openssl x509 -in "$dir/ca.pem" -outform DER -out "$dir/ca.der"
    fi
    if [ -f "$dir/server.pem" ] && openssl x509 -in "$dir/server.pem" -noout -checkend "$renew_seconds" > /dev/null; then return; fi

    local name alternatives="" extensions
    for name in ${names//,/ }; do
        if [[ "$name" =~ ^[0-9.]+$ || "$name" == *:* ]]; then alternatives+=",IP:$name"; else alternatives+=",DNS:$name"; fi
    done
    extensions="$(mktemp)"
    printf '%s\n' "basicConstraints=CA:FALSE" "keyUsage=digitalSignature" "extendedKeyUsage=serverAuth" "subjectAltName=${alternatives#,}" > "$extensions"
    openssl ecparam -name prime256v1 -genkey -noout -out "$dir/server.key"
    openssl req -new -key "$dir/server.key" -subj "/CN=${names%%,*}" |
        quietly_signed -req -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -set_serial "0x$(openssl rand -hex 8)" -sha256 -days "$server_days" \
            -extfile "$extensions" -out "$dir/server.pem"
    rm -f "$extensions"
}

# openssl tells on stderr that it has signed.
quietly_signed()
{
    local said
    said="$(openssl x509 "$@" 2>&1)" || fail "$said"
}

# Two doors. The client id of a node is its user, whatever it says: nobody takes over the session of another. Operators need several
# connections at once, so they keep their own ids; a node's password does not open their door.
listener()
{
    echo "listener $2 $bind"
    printf '%s\n' "allow_anonymous false" "password_file $1/$3.passwords" "acl_file $1/$3.acl" "certfile $1/server.pem" "keyfile $1/server.key" \
        "tls_version tlsv1.2" "use_username_as_clientid $4"
}

# configuration FOLDER: for a broker that has the files there.
configuration()
{
    # What a node takes is 1 KiB at most; what it says to Home Assistant is below 5 KB.
    printf '%s\n' "per_listener_settings true" "persistence true" "message_size_limit 8192" "max_queued_messages 1000"
    listener "$1" "$port" nodes true
    listener "$1" "$operator_port" operators false
}

# What each may do follows from who there is. A broker that runs reads it again.
reload()
{
    local process
    node_acl > "$dir/nodes.acl"
    operator_acl > "$dir/operators.acl"
    process="$(cat "$dir/pid" 2> /dev/null)" || return 0
    case "$(cat "/proc/$process/comm" 2> /dev/null || ps -o comm= -p "$process" 2> /dev/null)" in
        *mosquitto) kill -HUP "$process" ;;
    esac
}

start()
{
    [ -s "$dir/operators.passwords" ] || add_operator operator
    reload
    mkdir -p "$dir/sessions"
    {
        configuration "$dir"
        printf '%s\n' "persistence_location $dir/sessions/" "user $(id -un)" "log_dest stderr" "log_type error" "log_type warning" "log_type notice" "log_type information"
    } > "$dir/mosquitto.conf"
    echo "nodes: port $port, operators: port $operator_port, at ${names//,/, }; listening on $bind"
    echo "one more node: ./broker add PLACE --dir $dir"
    echo "$$" > "$dir/pid"
    exec mosquitto -c "$dir/mosquitto.conf"
}
