#!/bin/sh
# Plays through Java Sound into a PulseAudio null sink, records its monitor and says what was heard: start, gaps,
# pitch at half speed, playhead. After ./mvnw -DskipTests package; needs pulseaudio, pulseaudio-utils (parec),
# libasound2-plugins, alsa-utils (aplay, to compare) and NumPy. LOAD=25 does so beside as many busy processes.
# Nothing outside a temporary folder is changed: PulseAudio and ALSA get a home of their own.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
home=
for candidate in "${JAVA_HOME:-/none}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if grep -Eqs '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$candidate/release"; then
    home=$candidate
    break
  fi
done
[ -n "$home" ] || { echo "sound.sh: set JAVA_HOME to a JDK 25 or later" >&2; exit 2; }
for tool in pulseaudio parec aplay; do
  command -v $tool > /dev/null || { echo "sound.sh: $tool is missing" >&2; exit 2; }
done
path=${CLASS_PATH:-$here/target/wavecrate.jar:$here/target/lib/*}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
"$home/bin/javac" -d "$work/classes" -cp "$path" "$here/src/bench/java/SoundBench.java"
printf 'pcm.!default { type pulse }\nctl.!default { type pulse }\n' > "$work/.asoundrc"
mkdir -m 700 "$work/run"
export HOME="$work" XDG_RUNTIME_DIR="$work/run" PULSE_RUNTIME_PATH="$work/run" PULSE_SERVER="unix:$work/run/native"
pulseaudio -n --daemonize=no --exit-idle-time=-1 --realtime=no --log-target=file:"$work/pulse.log" \
  -L "module-null-sink sink_name=heard rate=48000 channels=2" \
  -L "module-native-protocol-unix socket=$work/run/native auth-anonymous=1" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ ! -S "$work/run/native" ] || break
  sleep 0.3
done
"${PYTHON:-python3}" "$here/src/bench/python/sound.py" --load "${LOAD:-0}" --plays "${PLAYS:-20}" --work "$work" \
  -- "$home/bin/java" -XX:+UseSerialGC -cp "$work/classes:$path" org.wavecrate.gui.playback.SoundBench
