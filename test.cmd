@echo off
rem What ./test is on Windows: builds everything and runs what needs the .NET SDK alone.
setlocal
cd /d "%~dp0"
dotnet --list-sdks 2>nul | findstr /b "10." >nul || (echo test: The .NET 10 SDK is missing: see https://dot.net/download 1>&2 & exit /b 1)
dotnet build tests\Runner\Runner.csproj --configuration Release --nologo --verbosity quiet -tl:off || exit /b 1
artifacts\bin\Runner\release\test-runner.exe %*
