package io.centralita.matching.upload;

import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/// The ways in which a row can be wrong, for programs and for people.
public enum RowProblem {
  MISSING("Falta este dato", "This is missing"),
  TOO_LONG("Es demasiado largo", "This is too long"),
  NOT_TO_BE_SHOWN(
      "Los clientes leen este nombre: no puede llevar números, correos, enlaces ni signos que no se ven o dan formato",
      "Customers read this name: it cannot have numbers, e-mail addresses, links, or signs that are invisible or format"),
  NOT_A_PHONE_NUMBER(
      "No es un número de teléfono; escríbelo con + y el código del país",
      "This is no phone number; write it with + and the country code"),
  TAKES_NO_SMS(
      "Aquí no llegan SMS; escribe un celular", "SMS do not arrive here; write a mobile number"),
  NOT_A_CHANNEL_FOR_OFFERS(
      "Las ofertas llegan por WHATSAPP o SMS", "Offers arrive by WHATSAPP or SMS"),
  UNKNOWN_CHANNEL("El canal es WHATSAPP o SMS", "The channel is WHATSAPP or SMS"),
  UNKNOWN_LANGUAGE("El idioma es es o en", "The language is es or en"),
  UNKNOWN_CATEGORY(
      "Esta categoría no está en tu catálogo", "This category is not in your catalogue"),
  UNKNOWN_DISTRICT(
      "Este distrito no está en tu catálogo", "This district is not in your catalogue"),
  NOT_A_NUMBER("Aquí va un número", "This takes a number"),
  OUT_OF_RANGE("El número está fuera de lo posible", "The number is out of range"),
  UNKNOWN_TIME_ZONE(
      "No hay tal zona horaria; una es America/Lima",
      "There is no such time zone; one is America/Lima"),
  HOURS_UNREADABLE(
      "Escribe el horario así: mon-fri 08:00-18:00; sat 09:00-13:00",
      "Write the hours like this: mon-fri 08:00-18:00; sat 09:00-13:00"),
  UNKNOWN_COLUMN(
      "Esta columna no se conoce; revisa su nombre o quítala",
      "This column is not known; look at its name or leave it out"),
  REPEATED_COLUMN("Esta columna está dos veces", "This column is there twice"),
  WRONG_SEPARATOR(
      "Separa las columnas con coma o punto y coma",
      "Separate the columns with commas or semicolons"),
  NO_ROW(
      "Esta fila no se puede leer: tiene otras columnas que la cabecera o le falta una comilla",
      "This row cannot be read: it has other columns than the head, or a quote is missing"),
  NO_TEXT(
      "Desde aquí no es UTF-8; en Excel, guarda como «CSV UTF-8»",
      "From here on this is no UTF-8; in Excel, save as “CSV UTF-8”"),
  TOO_MANY_ROWS("Envía un millón de filas como mucho", "Send a million rows at most"),
  UNKNOWN_CROP("Este cultivo no está en tu lista", "This crop is not in your list"),
  UNKNOWN_CURRENCY("No hay tal moneda; una es PEN", "There is no such currency; one is PEN"),
  NOT_A_CODE(
      "Un código lleva minúsculas sin tilde, cifras, - y _",
      "A code has lower-case letters from a to z, digits, - and _"),
  NOT_FOR_SMS(
      "Lleva signos que no caben en un SMS simple", "This has signs that no plain SMS can carry"),
  NOT_A_DAY("Escribe el día así: 2026-11-22", "Write the day like this: 2026-11-22"),
  IN_THE_FUTURE("Este día aún no llega", "This day is still to come"),
  NOT_A_POSITIVE_NUMBER("Aquí va un número mayor que cero", "This takes a number above zero"),
  NEITHER_TRUE_NOR_FALSE("Aquí va sí o no", "This takes yes or no"),
  NOT_A_TIME("Escribe la hora así: 21:30", "Write the time like this: 21:30"),
  NO_TIME_BETWEEN("Desde y hasta son la misma hora", "From and to are the same time"),
  TOO_MANY("Son demasiados", "These are too many"),
  REPEATED("Ya está en otra fila", "Another row has the same"),
  TAKEN("Alguien más ya tiene este número", "Somebody else has this number");

  private final String spanish;
  private final String english;

  RowProblem(String spanish, String english) {
    this.spanish = spanish;
    this.english = english;
  }

  /// Stable, as programs know it: `not-a-day`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String spanish() {
    return spanish;
  }

  public String english() {
    return english;
  }

  /// @throws NoSuchElementException when no such problem is known
  public static RowProblem of(String code) {
    return Arrays.stream(values())
        .filter(problem -> problem.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
