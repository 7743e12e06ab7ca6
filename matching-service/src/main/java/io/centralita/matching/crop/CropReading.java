package io.centralita.matching.crop;

import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import io.centralita.matching.upload.Uploads;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Rows of crops: `code,spanishName,englishName`.
final class CropReading implements Uploads.Reading<Crop> {
  private static final Pattern CODE = Pattern.compile("[a-z0-9_-]{1,40}");

  private final Set<String> codes = new HashSet<>();

  @Override
  public Set<String> columns() {
    return Set.of("code", "spanishName", "englishName");
  }

  @Override
  public Optional<Crop> read(Row row, RowErrors errors) {
    int before = errors.count();
    var code = row.text("code");
    if (!CODE.matcher(code).matches()) {
      errors.add(row, "code", code.isEmpty() ? "missing" : "not-a-code");
    } else if (!codes.add(code)) {
      errors.add(row, "code", "repeated");
    }
    var spanish = name(row, "spanishName", errors);
    var english = name(row, "englishName", errors);
    return errors.count() == before
        ? Optional.of(new Crop(code, spanish, english))
        : Optional.empty();
  }

  private static String name(Row row, String field, RowErrors errors) {
    var name = row.text(field);
    if (name.isEmpty()) {
      errors.add(row, field, "missing");
    } else if (name.length() > ShortName.LONGEST_CROP) {
      errors.add(row, field, "too-long");
    } else if (!ShortName.fits(name)) {
      errors.add(row, field, "not-for-sms");
    }
    return name;
  }
}
