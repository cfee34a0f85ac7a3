@echo off
rem Starts Wavecrate from any folder, with the Java that came along.
setlocal DisableDelayedExpansion
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" goto :arm
rem java.exe reads its arguments in the code page of the system, which lacks most letters. The
rem environment holds them whole, so Wavecrate reads them there.
set WAVECRATE_COMMAND_LINE=%*
set "HERE=%~dp0"
set "FLAGS=-Xlog:disable --sun-misc-unsafe-memory-access=allow"
if "%~1"=="" goto :window
for %%c in (info order batches render transforms sample standardize check export verify list import help snapshot) do if "%~1"=="%%c" goto :command
set "FIRST=%~1"
if "%FIRST:~0,1%"=="-" goto :command

:window
start "Wavecrate" "%HERE%runtime\bin\javaw.exe" %FLAGS% --enable-native-access=ALL-UNNAMED,javafx.graphics "--module-path=%HERE%app\javafx" --add-modules=javafx.controls,javafx.fxml "-Dwavecrate.samples=%HERE%app\samples" -cp "%HERE%app\wavecrate.jar" org.wavecrate.Main
exit /b 0

:command
"%HERE%runtime\bin\java.exe" %FLAGS% -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED,javafx.graphics "--module-path=%HERE%app\javafx" --add-modules=javafx.controls,javafx.fxml -cp "%HERE%app\wavecrate.jar" org.wavecrate.Main
exit /b %ERRORLEVEL%

:arm
echo wavecrate: there is no Wavecrate for Windows on ARM, since JavaFX and ND4J are not published for it; use a computer with x86-64 1>&2
exit /b 2
