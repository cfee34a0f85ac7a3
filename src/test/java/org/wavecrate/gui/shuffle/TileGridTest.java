package org.wavecrate.gui.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells of enlarged batches by position and by pixel.
class TileGridTest {
  @ParameterizedTest
  @CsvSource({"600, 26, 32, 9", "601, 27, 7, 40", "300, 20, 1, 5"})
  void aPositionIsDrawnWhereThePointerFindsIt(int width, int height, int batchSize, int batches) {
    TileGrid grid = TileGrid.of(width, height, batchSize, batches);
    for (int position = 0; position < grid.tiles() * batchSize; position++) {
      Rectangle2D place = grid.place(grid.cellOf(position));
      int right = (int) place.getMaxX() - 1;
      int bottom = (int) place.getMaxY() - 1;
      assertThat(grid.position(grid.cell((int) place.getMinX(), (int) place.getMinY())))
          .isEqualTo(position);
      assertThat(grid.position(grid.cell(right, bottom))).isEqualTo(position);
      assertThat(grid.cell(right + 1, bottom)).isNotEqualTo(grid.cell(right, bottom));
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 10, 4000, 3", "20, 3, 1000, 1"})
  void whereCellsShowSomePositionsEveryPositionHasTheCellNextToIt(
      int width, int height, int batchSize, int batches) {
    TileGrid grid = TileGrid.of(width, height, batchSize, batches);
    assertThat(grid.cells()).isLessThan(batchSize);
    for (int position = 0; position < grid.tiles() * batchSize; position++) {
      int shown = grid.position(grid.cellOf(position));
      assertThat(Math.abs(shown - position)).isLessThanOrEqualTo(batchSize / grid.cells() + 1);
    }
  }
}
