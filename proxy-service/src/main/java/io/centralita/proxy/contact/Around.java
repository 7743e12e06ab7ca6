package io.centralita.proxy.contact;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the words near some digits say they are.
///
/// @param words without accents
/// @param stems how words begin that are as good
/// @param before how many words before the digits are near
/// @param after how many after them
record Around(Set<String> words, Set<String> stems, int before, int after) {
  static final Around CALLING =
      of(
          """
          cel celu celular cell cellphone tel tele telf telef telefono telefonos fono fijo whats wsp wasap wassap guasap watsap wp ws wa movil linea phone phones call text
          mobile reach dial ring sms hablame hableme ubicame ubiqueme home
          llam- marc- marq- timbr- escrib- whatsapp- contact- mensaj- comunic-
          """,
          8,
          5);

  /// Says so too, but not of which kind.
  static final Around NUMBERING =
      of(
          "num nro numero numeros number numbers digits digitos agendame agenda apunta anota-",
          8,
          5);

  static final Around PAYING =
      of(
          """
          cuenta cta cci cbu cvu clabe bcp bbva interbank scotiabank banamex zelle venmo nequi daviplata paypal
          bizum tarjeta iban account card wire routing
          yape- plin- deposit- transf-
          """,
          8,
          4);

  static final Around COUNTING =
      of(
          """
          dni ruc pedido orden order codigo code placa serie serial modelo model medidor suministro contrato factura
          boleta ticket guia tracking referencia ref folio expediente invoice imei vin rfc curp cuit cuil pasaporte
          passport operacion oper op lote isbn issn ean upc sku
          """,
          4,
          0);

  private static Around of(String words, int before, int after) {
    var all = words.strip().split("\\s+");
    Predicate<String> isStem = word -> word.endsWith("-");
    return new Around(
        Arrays.stream(all).filter(isStem.negate()).collect(Collectors.toUnmodifiableSet()),
        Arrays.stream(all)
            .filter(isStem)
            .map(word -> word.substring(0, word.length() - 1))
            .collect(Collectors.toUnmodifiableSet()),
        before,
        after);
  }

  boolean isSaidOf(Series series) {
    var said = series.tokens().said(this);
    return isIn(said, series.firstToken() - before, series.firstToken())
        || isIn(said, series.nextToken(), series.nextToken() + after);
  }

  /// How many words before the digits it was said last; far away when not at all.
  int saidBefore(Series series) {
    int last = series.tokens().said(this).previousSetBit(series.firstToken() - 1);
    int distance = series.firstToken() - last;
    return last < 0 || distance > before ? Integer.MAX_VALUE : distance;
  }

  boolean isSaidIn(Tokens tokens) {
    return !tokens.said(this).isEmpty();
  }

  private static boolean isIn(BitSet said, int from, int to) {
    int next = said.nextSetBit(Math.max(0, from));
    return next >= 0 && next < to;
  }

  boolean says(String word) {
    return words.contains(word) || stems.stream().anyMatch(word::startsWith);
  }
}
