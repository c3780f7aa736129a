# Flashes a board, looks whether it arrived, and shows what its node says. On Linux and macOS: boards/flash
#
#   powershell -ExecutionPolicy Bypass -File boards\flash.ps1 esp32-devkitc COM3 --wifi wifi.json --settings settings.json
#   powershell -ExecutionPolicy Bypass -File boards\flash.ps1 --help     what else there is
$ErrorActionPreference = 'Stop'

$root = Split-Path -Parent $PSScriptRoot
dotnet build "$root/src/Flash/Flash.csproj" --configuration Release --nologo --verbosity quiet -tl:off
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

dotnet "$root/artifacts/bin/Flash/release/flash.dll" @args
exit $LASTEXITCODE
