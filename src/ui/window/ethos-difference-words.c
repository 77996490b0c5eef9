// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-window"

#include "config.h"

#include "ethos-difference-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ethos-text.h"

/* The list of what differs in words: for the dialog, for those who hear it, and to be copied. */

static const char *const headings[ETHOS_N_DIFFERENCE_SOURCES] = {
  /* Translators: a heading: things that were in a damaged file and are not in the workshop. */
  N_ ("Only in the damaged file"),
  /* Translators: a heading: things for which a damaged file has other words than the workshop. */
  N_ ("Other words in the damaged file"),
  /* Translators: a heading: things that the workshop has and a damaged file has not. */
  N_ ("Not in the damaged file; maybe deleted since"),
  /* Translators: a heading: things that an earlier version did not have yet. */
  N_ ("Brought back on top of the earlier version"),
  /* Translators: a heading: things that are newer in the workshop than in an earlier version. */
  N_ ("Changed since the earlier version"),
  /* Translators: a heading: things that an earlier version still had. */
  N_ ("Deleted since the earlier version"),
};

/* Each of the words of a workshop, alone and with the name of what it belongs to. */
static const struct
{
  EthosKind kind;
  const char *field;
  const char *alone;
  const char *placed;
} places[] = {
  { ETHOS_KIND_WORKSHOP, "title", N_ ("Name of the workshop"), NULL },
  { ETHOS_KIND_WORKSHOP, "plan", N_ ("Name of the plan"), NULL },
  { ETHOS_KIND_DECK, "title", N_ ("Name of the cards"), NULL },
  { ETHOS_KIND_DECK, "source", N_ ("Source of the cards"), NULL },
  { ETHOS_KIND_CARD, "title", N_ ("Card"), NULL },
  { ETHOS_KIND_CARD, "statement", N_ ("Statement of a card"),
    /* Translators: the name of a card. */
    N_ ("Statement of “%s”") },
  { ETHOS_KIND_BEHAVIOUR, "text", N_ ("Line"),
    /* Translators: a line of a card; the name of the card. */
    N_ ("Line of “%s”") },
  { ETHOS_KIND_ACTIVITY, "title", N_ ("Step"), NULL },
  { ETHOS_KIND_ACTIVITY, "prompt", N_ ("Prompt of a step"),
    /* Translators: the name of a step. */
    N_ ("Prompt of “%s”") },
  { ETHOS_KIND_ACTIVITY, "say", N_ ("Script of a step: what to say"),
    /* Translators: the name of a step. */
    N_ ("Script of “%s”: what to say") },
  { ETHOS_KIND_ACTIVITY, "do", N_ ("Script of a step: what to do"),
    /* Translators: the name of a step. */
    N_ ("Script of “%s”: what to do") },
  { ETHOS_KIND_ACTIVITY, "watch", N_ ("Script of a step: what to watch for"),
    /* Translators: the name of a step. */
    N_ ("Script of “%s”: what to watch for") },
  { ETHOS_KIND_GROUP, "title", N_ ("Group"),
    /* Translators: a group of notes; the name of a step. */
    N_ ("Group in “%s”") },
  { ETHOS_KIND_NOTE, "text", N_ ("Note"),
    /* Translators: a note; the name of a step. */
    N_ ("Note in “%s”") },
  { ETHOS_KIND_ROUND, "dots",
    /* Translators: a vote by dots, all of which were counted. */
    N_ ("Counted vote"),
    /* Translators: a vote by dots, all of which were counted; the name of a step. */
    N_ ("Counted vote in “%s”") },
  { ETHOS_KIND_PROPOSAL, "title", N_ ("Proposed group"),
    /* Translators: a group that somebody has proposed; the name of a step. */
    N_ ("Proposed group in “%s”") },
  { ETHOS_KIND_PROPOSAL, "proposer", N_ ("Who proposed a group"),
    /* Translators: the name of a group that somebody has proposed. */
    N_ ("Who proposed “%s”") },
};

/**
 * ethos_difference_get_heading:
 *
 * Returns: (transfer none): what all differences of a source have in common, translated
 */
const char *
ethos_difference_get_heading (EthosDifferenceSource source)
{
  g_return_val_if_fail (source < ETHOS_N_DIFFERENCE_SOURCES, NULL);

  return _ (headings[source]);
}

/**
 * ethos_difference_dup_what:
 *
 * Returns: (transfer full): which words it is about: “Note in “Write””
 */
char *
ethos_difference_dup_what (const EthosDifference *difference)
{
  const char *place;

  g_return_val_if_fail (difference != NULL, NULL);

  place = difference->place;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (places[i].kind != difference->kind ||
          (difference->field != NULL && !g_str_equal (places[i].field, difference->field->name)))
        continue;
      if (places[i].placed == NULL || place == NULL || *place == '\0')
        return g_strdup (_ (places[i].alone));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return ethos_text_print_isolated (_ (places[i].placed), place);
#pragma GCC diagnostic pop
    }
  g_return_val_if_reached (g_strdup (""));
}

/**
 * ethos_difference_dup_words:
 * @covered: whether the room may see where they are shown
 *
 * Returns: (transfer full): what it says, or that it must not be said here
 */
char *
ethos_difference_dup_words (const EthosDifference *difference, gboolean covered)
{
  g_return_val_if_fail (difference != NULL, NULL);

  if (covered && difference->hidden)
    return g_strdup (_ ("Covered, because the room may see this screen"));
  if (difference->kind == ETHOS_KIND_ROUND)
    {
      guint n_dots = (guint) g_ascii_strtoull (difference->words, NULL, 10);

      /* Translators: what people put on groups and notes to vote for them. */
      return g_strdup_printf (ngettext ("%u dot", "%u dots", n_dots), n_dots);
    }
  if (*difference->words == '\0')
    /* Translators: in the place of a text that is empty. */
    return g_strdup (_ ("(empty)"));
  return g_strconcat (difference->words, difference->cut ? "…" : NULL, NULL);
}

/**
 * ethos_difference_dup_other:
 * @covered: whether the room may see where it is shown
 *
 * Returns: (transfer full) (nullable): what the other side says, or that it is not about words
 */
char *
ethos_difference_dup_other (const EthosDifference *difference, gboolean covered)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (difference != NULL, NULL);

  if (difference->kind == ETHOS_KIND_ROUND)
    return NULL;
  if (difference->field == NULL)
    return g_strdup (_ ("The words are the same; something else about it changed."));
  if (difference->other == NULL || (covered && difference->hidden))
    return NULL;
  if (*difference->other == '\0')
    line = g_strdup (_ ("(empty)"));
  else
    line = ethos_text_normalise (difference->other, ETHOS_TEXT_LINE);
  return difference->source == ETHOS_DIFFERENCE_OTHER
             /* Translators: what the open workshop says, where a damaged file says otherwise. */
             ? ethos_text_print_isolated (_ ("In this workshop: %s"), line)
             /* Translators: what an earlier version said. */
             : ethos_text_print_isolated (_ ("Before: %s"), line);
}

/**
 * ethos_difference_dup_sentence:
 * @covered: whether the room may see where it is shown
 *
 * Returns: (transfer full): all of it on one line
 */
char *
ethos_difference_dup_sentence (const EthosDifference *difference, gboolean covered)
{
  g_autofree char *what = ethos_difference_dup_what (difference);
  g_autofree char *words = ethos_difference_dup_words (difference, covered);
  g_autofree char *other = ethos_difference_dup_other (difference, covered);
  g_autofree char *line = ethos_text_normalise (words, ETHOS_TEXT_LINE);

  if (other == NULL)
    /* Translators: what differs, and what it says: “Note in “Write”: Be on time”. */
    return ethos_text_print_isolated (_ ("%s: %s"), what, line);
  /* Translators: what differs, what it says, and what the other side says. */
  return ethos_text_print_isolated (_ ("%s: %s (%s)"), what, line, other);
}

/**
 * ethos_differences_dup_reach:
 *
 * Returns: (transfer full): what was compared
 */
char *
ethos_differences_dup_reach (const EthosDifferences *differences)
{
  static const char *const reaches[] = {
    N_ ("Nothing in the damaged file could be read, so this is only how the workshop differs from "
        "its earlier version."),
    N_ ("The damaged file could be read in parts; what stood in the rest of it is not known."),
    N_ ("All of the damaged file could be read."),
  };

  g_return_val_if_fail (differences != NULL, NULL);

  if (!differences->forgotten)
    return g_strdup (_ (reaches[differences->reach]));
  /* Translators: %s is a sentence about what was compared. */
  return g_strdup_printf (_ ("%s Older words are left out, because notes were revealed or erased "
                             "in between."),
                          _ (reaches[differences->reach]));
}

/**
 * ethos_differences_get_none:
 *
 * Returns: (transfer none): what stands in the place of a list that is empty
 */
const char *
ethos_differences_get_none (const EthosDifferences *differences)
{
  static const char *const none[] = {
    N_ ("Nothing of the damaged file could be read"),
    N_ ("No difference in what could be read"),
    N_ ("Nothing differs"),
  };

  g_return_val_if_fail (differences != NULL, NULL);

  return _ (none[differences->reach]);
}

/**
 * ethos_differences_dup_more:
 *
 * Returns: (transfer full) (nullable): how many are not in the list
 */
char *
ethos_differences_dup_more (const EthosDifferences *differences)
{
  g_return_val_if_fail (differences != NULL, NULL);

  if (differences->n_more == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u more is not listed.", "%u more are not listed.",
                                    differences->n_more),
                          differences->n_more);
}

/**
 * ethos_difference_dup_kept:
 * @path: (type filename): where the damaged file is kept
 *
 * Returns: (transfer full): a sentence with its place as people call it: from their home on where
 * it is there, and only its name in folders that are not shown to anybody
 */
char *
ethos_difference_dup_kept (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = g_file_get_relative_path (home, file);
  g_autofree char *base = g_path_get_basename (path);
  gboolean hidden = relative != NULL && (*relative == '.' || strstr (relative, "/.") != NULL);
  g_autofree char *name = g_filename_display_name (hidden             ? base
                                                   : relative != NULL ? relative
                                                                      : path);

  /* Translators: where a file is, or only its name. */
  return ethos_text_print_isolated (_ ("The damaged file is kept as “%s”."), name);
}

/**
 * ethos_differences_dup_text:
 * @covered: whether the room may see this screen
 *
 * Returns: (transfer full): the list as plain text
 */
char *
ethos_differences_dup_text (const EthosDifferences *differences, gboolean covered)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *reach = ethos_differences_dup_reach (differences);
  g_autofree char *more = ethos_differences_dup_more (differences);
  EthosDifferenceSource source = ETHOS_N_DIFFERENCE_SOURCES;

  g_string_append_printf (text, "%s\n", reach);
  if (differences->items->len == 0)
    g_string_append_printf (text, "\n%s\n", ethos_differences_get_none (differences));
  for (guint i = 0; i < differences->items->len; i++)
    {
      const EthosDifference *item = g_ptr_array_index (differences->items, i);
      g_autofree char *sentence = ethos_difference_dup_sentence (item, covered);

      if (item->source != source)
        g_string_append_printf (text, "\n%s\n", ethos_difference_get_heading (item->source));
      source = item->source;
      g_string_append_printf (text, "• %s\n", sentence);
    }
  if (more != NULL)
    g_string_append_printf (text, "\n%s\n", more);
  if (differences->kept_file != NULL)
    {
      g_autofree char *kept = ethos_difference_dup_kept (differences->kept_file);

      g_string_append_printf (text, "\n%s\n", kept);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
