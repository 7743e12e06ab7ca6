package io.centralita.routing.understanding;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The small words that triggers are made of, folded.
final class Lexicon {
  static final Set<String> POLITE =
      words(
          """
          por favor porfa porfavor gracias muchas mucho gusto con pues pe ya muy bien buenas buenos buen dia dias
          tarde tardes noche noches hola hi hello hey senor senora senorita jefe jefa amigo amiga estimado estimada
          please thanks thank you sir madam mr good morning afternoon evening perfecto excelente genial great
          """);

  static final Set<String> YES =
      words(
          """
          ok okay oki okey okok okis vale va si sip sii yes yep yeah yup acepto aceptado aceptamos aceptar confirmo
          confirmado conforme dale claro accept accepted sure deal
          """);

  /// Yes, when they stand alone: beside other words they mean many things.
  static final Set<String> YES_ALONE = words("ya listo lista bueno alright fine");

  static final Set<String> YES_FILLER =
      words(
          """
          lo la el los las tomo tomamos un una trabajo trabajito pedido chamba oferta servicio job offer request the
          it i we ll will take que de acuerdo supuesto al este esta ese esa codigo code do am m
          ya listo lista bueno alright fine voy vamos vengo ire iremos salgo saliendo llego estoy ahi alla ahorita
          ahora para en camino on my way coming be there in bro hermano causa compadre maestro casero brother man
          yo me nos nosotros mismo nomas seguro puedo podemos hago hacemos encargo encargamos can
          """);

  /// After them a small number is a time, not a reference.
  static final Set<String> UNITS = words("minuto minutos min mins minutes hora horas hour hours");

  static final Set<String> NO =
      words("no nop nope nones paso declino rechazo rechazar decline pass reject negativo");

  static final Set<String> NO_FILLER =
      words(
          """
          puedo podre podemos hoy ahora ahorita momento tiempo tengo estoy esta este vez disponible disponibilidad
          can cannot t not today now time busy ocupado ocupada sorry siento disculpa disculpe disculpen perdon
          interesa interesado interested me en lo la el acepto trabajo pedido oferta job offer request the it i we
          don want available am m this one de a todo un
          """);

  static final Set<String> STARTED =
      words(
          """
          comence comenze comense comenzamos comenzado comenzando comienzo comenzo empece empeze empese empezamos
          empezado empezando empiezo inicie iniciamos iniciado iniciando arranque arrancamos started starting begun
          began begin beginning
          """);

  static final Set<String> FINISHED =
      words(
          """
          termine terminamos terminado termino acabe acabamos acabado finalice finalize finalizamos finalizado conclui
          concluimos concluido finished completed complete done
          """);

  static final Set<String> JOB_FILLER =
      words(
          """
          el la lo los un trabajo trabajito pedido chamba servicio job request the it i we ve have just he con de del
          al todo recien ahora numero codigo code number work with ya ok listo is esta s all m am estoy estamos
          llegue llegamos y trabajando working now
          """);

  static final Set<String> RATING =
      words(
          "calificar califico calificacion califique calificado puntuar puntuo puntue rate rating estrella estrellas star stars puntaje puntuacion");

  static final Set<String> CANCEL =
      words(
          "cancelar cancela cancelo cancelen cancelalo cancele cancelado anular anula anulo anulen olvidalo olvidelo nevermind");

  static final Set<String> CHOICE_FILLER =
      words(
          """
          el la lo los las opcion numero nro num n option number the one choice escojo elijo eligo quiero prefiero me
          quedo con i want choose pick take ll d like go with si ok okay yes mejor entonces de al provider proveedor
          dame deme seria sera would be my a alternativa
          """);

  static final Set<String> ASKING =
      words(
          """
          que quien quienes como cuando cuanto cuanta cuantos cuantas donde cual cuales porque what who how when where
          which why whose
          """);

  static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("uno", 1),
          Map.entry("una", 1),
          Map.entry("primero", 1),
          Map.entry("primera", 1),
          Map.entry("primer", 1),
          Map.entry("first", 1),
          Map.entry("dos", 2),
          Map.entry("segundo", 2),
          Map.entry("segunda", 2),
          Map.entry("two", 2),
          Map.entry("second", 2),
          Map.entry("tres", 3),
          Map.entry("tercero", 3),
          Map.entry("tercera", 3),
          Map.entry("tercer", 3),
          Map.entry("three", 3),
          Map.entry("third", 3),
          Map.entry("cuatro", 4),
          Map.entry("four", 4),
          Map.entry("cinco", 5),
          Map.entry("five", 5));

  private Lexicon() {}

  static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }
}
