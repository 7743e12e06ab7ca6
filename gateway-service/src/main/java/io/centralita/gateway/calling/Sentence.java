package io.centralita.gateway.calling;

import io.centralita.contracts.values.Language;

/// What people are told by a voice, in their language.
public enum Sentence {
  NUMBER_UNKNOWN(
      "El número que marcaste no está en servicio.",
      "The number that you dialed is not in service."),
  TAKES_NO_CALLS(
      "Este número no recibe llamadas. Escríbenos un mensaje y te respondemos.",
      "This number does not take calls. Send us a message and we will answer."),
  LINKED_TO_NOBODY(
      "Este número no te conecta con nadie en este momento. Si necesitas algo, escribe a nuestro"
          + " número principal.",
      "This number does not connect you to anybody at the moment. If you need anything, write to"
          + " our main number."),
  LINK_IS_OVER(
      "Esta conversación ya se cerró. Si necesitas algo más, escribe a nuestro número principal.",
      "This conversation is closed. If you need anything else, write to our main number."),
  OTHER_HAS_NO_PHONE(
      "La otra persona no puede recibir llamadas. Escríbele un mensaje a este mismo número.",
      "The other person cannot take calls. Please write to this same number."),
  MESSAGES_ONLY(
      "Por este número sólo se pueden enviar mensajes. Escríbele a la otra persona a este mismo"
          + " número.",
      "This number is for messages only. Please write to the other person at this same number."),
  NOT_ALLOWED(
      "Esta llamada no está permitida. Puedes escribirle a la otra persona a este mismo número.",
      "This call is not allowed. You can write to the other person at this same number."),
  CONNECTING(
      "Te comunicamos con la otra persona. Tu número no se muestra.",
      "We are connecting you with the other person. Your number is not shown."),
  BEING_CALLED(
      "Te llama la otra persona de tu conversación. Tu número no se muestra.",
      "The other person of your conversation is calling you. Your number is not shown."),
  NUMBER_WITHHELD(
      "No podemos conectar llamadas de un número oculto. Vuelve a llamar mostrando tu número.",
      "We cannot connect calls from a hidden number. Please call again and show your number."),
  NOT_NOW(
      "No podemos atender tu llamada en este momento. Vuelve a llamar en unos minutos.",
      "We cannot take your call at the moment. Please call again in a few minutes."),
  OTHER_IS_BUSY(
      "La otra persona no puede contestar ahora. Puedes escribirle a este mismo número.",
      "The other person cannot answer right now. You can write to this same number."),
  NOBODY_ANSWERED(
      "La otra persona no contesta. Puedes escribirle a este mismo número.",
      "The other person does not answer. You can write to this same number."),
  NOT_REACHED(
      "No pudimos comunicarte con la otra persona. Puedes escribirle a este mismo número.",
      "We could not reach the other person. You can write to this same number.");

  private final String spanish;
  private final String english;

  Sentence(String spanish, String english) {
    this.spanish = spanish;
    this.english = english;
  }

  public String in(Language language) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
    };
  }
}
