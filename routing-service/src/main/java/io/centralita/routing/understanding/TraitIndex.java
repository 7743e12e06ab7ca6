package io.centralita.routing.understanding;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The rows of the traits that examples have in common: a table of plain numbers, because there are
/// a hundred thousand of them for each tenant.
final class TraitIndex {
  private static final int SMALLEST = 1 << 10;

  private int[] numbers = new int[SMALLEST];

  /// How often a trait was seen while counting, then its row; 0 is a free place.
  private int[] values = new int[SMALLEST];

  private int size;

  static TraitIndex read(ByteBuffer in) {
    var index = new TraitIndex();
    int rows = in.getInt();
    while (index.numbers.length < 2 * rows) {
      index.grow();
    }
    for (int row = 1; row <= rows; row++) {
      int number = in.getInt();
      int place = index.place(number);
      index.numbers[place] = number;
      index.values[place] = row;
    }
    index.size = rows;
    return index;
  }

  /// The numbers of the rows in their order.
  void write(DataOutput out) throws IOException {
    var byRow = new int[size];
    for (int i = 0; i < numbers.length; i++) {
      if (values[i] != 0) {
        byRow[values[i] - 1] = numbers[i];
      }
    }
    out.writeInt(size);
    for (int number : byRow) {
      out.writeInt(number);
    }
  }

  int rows() {
    return size;
  }

  /// Counts a trait once more.
  void count(int number) {
    if (2 * size >= numbers.length) {
      grow();
    }
    int place = place(number);
    if (values[place] == 0) {
      numbers[place] = number;
      size++;
    }
    values[place]++;
  }

  /// Gives each trait that was counted often enough a row from 1 on, and forgets the others.
  ///
  /// @return how many rows there are
  int number(int seldom) {
    var counted = numbers;
    var counts = values;
    numbers = new int[counted.length];
    values = new int[counted.length];
    int rows = 0;
    for (int i = 0; i < counted.length; i++) {
      if (counts[i] >= seldom) {
        int place = place(counted[i]);
        numbers[place] = counted[i];
        values[place] = ++rows;
      }
    }
    size = rows;
    return rows;
  }

  /// The trait's row, or 0 where it has none.
  int row(int number) {
    return values[place(number)];
  }

  private int place(int number) {
    int mask = numbers.length - 1;
    int place = number & mask;
    while (values[place] != 0 && numbers[place] != number) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    var old = numbers;
    var counts = values;
    numbers = new int[2 * old.length];
    values = new int[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      if (counts[i] != 0) {
        int place = place(old[i]);
        numbers[place] = old[i];
        values[place] = counts[i];
      }
    }
  }
}
