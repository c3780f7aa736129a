# shellcheck shell=bash
# shellcheck disable=SC2154 # $dir and what was settled come from ./broker and broker.sh.
# The part of ./broker that knows who there is and what each may do.

# The user of a node is its place. What it says, what it hears, and nothing else: not even its own settings can it write.
node_acl()
{
    local topic user
    for topic in status temperature humidity pressure reading history health config/state config/result command/result; do
        echo "pattern write $topics/%u/$topic"
    done
    for topic in status config command; do
        echo "pattern read $topics/%u/$topic"
    done
    # The broker knows a node by its place, Home Assistant by its id: any id may be announced, see SECURITY.
    echo "pattern write homeassistant/device/+/config"
    while IFS=: read -r user _; do
        printf '%s\n' "user $user" "topic read $topics/all/config" "topic read $topics/all/command" "topic read homeassistant/status"
    done < "$dir/nodes.passwords"
}

operator_acl()
{
    local user
    while IFS=: read -r user _; do
        printf '%s\n' "user $user" "topic readwrite $topics/#" "topic read \$SYS/#"
    done < "$dir/operators.passwords"
}

# make_user FILE NAME: a new password, in $password and, as a hash, in the file. It is never an argument: those can be seen by everybody.
make_user()
{
    local fresh
    password="$(openssl rand -hex 16)"
    fresh="$(mktemp)"
    printf '%s:%s\n' "$2" "$password" > "$fresh"
    mosquitto_passwd -U "$fresh"
    drop_user "$1" "$2"
    cat "$fresh" >> "$1"
    rm -f "$fresh"
}

drop_user()
{
    local rest
    rest="$(grep -v "^$2:" "$1" || true)"
    printf '%s' "${rest:+$rest$'\n'}" > "$1"
}

check_name()
{
    [[ "$1" =~ ^[a-z0-9_-]{1,32}$ ]] || wrong "'$1' must be 1 to 32 of a-z 0-9 - _"
    case "$1" in all | chat) wrong "'$1' is no name for a node or an operator: topics of all are below it" ;; esac
}

add_node()
{
    check_name "$1"
    local folder="$dir/nodes/$1" host="${names%%,*}"
    mkdir -p "$folder"
    make_user "$dir/nodes.passwords" "$1"
    printf '%s\n' "$password" > "$folder/password"
    cat > "$folder/settings.json" << END
{ "broker": "$host", "port": $port, "tls": true, "root": "$topics", "place": "$1", "user": "$1", "password": "$password" }
END
    # Wi-Fi is yours to fill in. The device takes the binary form: of the other one nanoff cuts the end that the device wants.
    [ -f "$folder/wifi.json" ] || cat > "$folder/wifi.json" << END
{ "WirelessClient": { "Ssid": "", "Password": "", "ConfigurationOption": "AutoConnect" }, "CACertificatesPath": "ca.der" }
END
    cp "$dir/ca.pem" "$dir/ca.der" "$folder/"
    reload
    cat << END
node $1: $folder
  a board:   fill in the Wi-Fi in wifi.json, then
             boards/flash BOARD PORT --wifi $folder/wifi.json --settings $folder/settings.json
  virtual:   ./run --broker $host:$port --tls --ca $dir/ca.pem --root $topics --place $1 --user $1 --password-file $folder/password
END
}

add_operator()
{
    check_name "$1"
    local folder="$dir/operators/$1" tool
    mkdir -p "$folder"
    make_user "$dir/operators.passwords" "$1"
    printf '%s\n' "$password" > "$folder/password"
    for tool in mosquitto_sub mosquitto_pub mosquitto_rr; do
        printf '%s\n' "-h ${names%%,*}" "-p $operator_port" "--cafile $dir/ca.pem" "-u $1" "-P $password" > "$folder/$tool"
    done
    reload
    cat << END
operator $1: $folder
  XDG_CONFIG_HOME=$folder mosquitto_sub -v -t '$topics/#'
  XDG_CONFIG_HOME=$folder mosquitto_pub -q 1 -t $topics/PLACE/config -m '{"interval":10}'
  ./station watch --broker ${names%%,*}:$operator_port --ca $dir/ca.pem --user $1 --password-file $folder/password
END
}

remove()
{
    check_name "$1"
    [ -d "$dir/nodes/$1" ] || [ -d "$dir/operators/$1" ] || wrong "there is neither a node nor an operator '$1'"
    drop_user "$dir/nodes.passwords" "$1"
    drop_user "$dir/operators.passwords" "$1"
    rm -rf "${dir:?}/nodes/$1" "${dir:?}/operators/$1"
    reload
    echo "removed $1"
}
