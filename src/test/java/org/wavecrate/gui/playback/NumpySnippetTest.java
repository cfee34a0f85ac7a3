package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.survey.Folders;
import org.wavecrate.survey.Zips;

class NumpySnippetTest {
  @TempDir Path folder;

  @Test
  void loadsAFile() throws IOException {
    Dataset dataset = Folders.dozen(folder.resolve("data"));
    Path file = folder.resolve("data/train data/block-id-1/id-1.npy").toAbsolutePath();
    assertThat(NumpySnippet.of(dataset.splits().getFirst().example(0)))
        .isEqualTo(
            "import numpy as np\n\nx = np.load(" + NumpySnippet.quoted(file.toString()) + ")\n");
  }

  @Test
  void loadsAMemberOfAZip() throws IOException {
    Folders.dozen(folder.resolve("data"));
    Path zip = Zips.of(folder.resolve("data"), folder.resolve("crate.zip"));
    Dataset dataset = Dataset.open(zip, Progress.NONE);
    assertThat(NumpySnippet.of(dataset.splits().getFirst().example(0)))
        .startsWith("import zipfile\n\nimport numpy as np\n\nwith zipfile.ZipFile(")
        .contains(
            "crate.open(\"train data/block-id-1/id-1.npy\") as file:\n    x = np.load(file)\n");
  }

  @Test
  void quotesAsPythonDoes() {
    assertThat(NumpySnippet.quoted("C:\\new \"data\"\n\u00e9"))
        .isEqualTo("\"C:\\\\new \\\"data\\\"\\x0a\u00e9\"");
  }
}
