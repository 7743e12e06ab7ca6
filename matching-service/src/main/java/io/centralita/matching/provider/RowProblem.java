package io.centralita.matching.provider;

import java.util.Arrays;
import java.util.Locale;

/// The ways in which a row can be wrong, for programs and for people.
enum RowProblem {
  MISSING("Falta este dato", "This is missing"),
  TOO_LONG("Es demasiado largo", "This is too long"),
  NOT_TO_BE_SHOWN(
      "Los clientes leen este nombre: no puede llevar números, correos ni enlaces",
      "Customers read this name: it cannot have numbers, e-mail addresses or links"),
  NOT_A_PHONE_NUMBER(
      "No es un número de teléfono; escríbelo con + y el código del país",
      "This is no phone number; write it with + and the country code"),
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
  REPEATED("Ya está en otra fila", "Another row has the same"),
  TAKEN("Otro proveedor ya tiene este número", "Another provider has this number");

  private final String spanish;
  private final String english;

  RowProblem(String spanish, String english) {
    this.spanish = spanish;
    this.english = english;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String spanish() {
    return spanish;
  }

  String english() {
    return english;
  }

  static RowProblem of(String code) {
    return Arrays.stream(values())
        .filter(problem -> problem.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
