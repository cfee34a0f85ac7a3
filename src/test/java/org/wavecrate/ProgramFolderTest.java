package org.wavecrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CONFIG, Linux,      '',              '',        /home/ada/.config/wavecrate
          CONFIG, Linux,      XDG_CONFIG_HOME, /conf,     /conf/wavecrate
          CONFIG, Linux,      XDG_CONFIG_HOME, relative,  /home/ada/.config/wavecrate
          CONFIG, Mac OS X,   '',              '',        /home/ada/Library/Application Support/Wavecrate
          CONFIG, Windows 11, '',              '',        /home/ada/AppData/Roaming/Wavecrate
          CONFIG, Windows 11, APPDATA,         /roaming,  /roaming/Wavecrate
          CACHE,  Linux,      '',              '',        /home/ada/.cache/wavecrate
          CACHE,  Linux,      XDG_CACHE_HOME,  /var/xdg,  /var/xdg/wavecrate
          CACHE,  Mac OS X,   '',              '',        /home/ada/Library/Caches/Wavecrate
          CACHE,  Windows 11, LOCALAPPDATA,    /local,    /local/Wavecrate/Cache
          STATE,  Linux,      '',              '',        /home/ada/.local/state/wavecrate
          STATE,  Mac OS X,   '',              '',        /home/ada/Library/Logs/Wavecrate
          STATE,  Windows 11, LOCALAPPDATA,    /local,    /local/Wavecrate/Logs
          """)
  void liesWhereThePlatformWantsIt(
      ProgramFolder folder, String system, String variable, String value, Path expected) {
    assertThat(folder.find(system, HOME, Map.of(variable, value))).isEqualTo(expected);
  }
}
