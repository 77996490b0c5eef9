// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-fake-clock.h"
#include "ethos-inline-text.h"
#include "ethos-long-text.h"
#include "ethos-model.h"
#include "ethos-paper-style.h"
#include "ethos-preview-paste.h"
#include "ethos-preview-split.h"
#include "ethos-preview-view.h"
#include "ethos-step-editor.h"
#include "ethos-text-decode.h"
#include "ui-harness.h"
#include "ui-sample.h"

#define N_LONG 100000

static char *
new_line (gsize length)
{
  char *text = g_malloc (length + 1);

  memset (text, 'x', length);
  text[length] = '\0';
  return text;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  return ui_harness_find (widget, type, NULL);
}

/* The label whose words begin so, where it can be seen. */
static GtkWidget *
find_words (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The time it takes to lay out a line grows with the square of its length: none may be long. */
static void
assert_short_lines (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextIter iter;

      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &iter);
      do
        g_assert_cmpint (gtk_text_iter_get_chars_in_line (&iter), <=, ETHOS_LONGEST_LINE + 1);
      while (gtk_text_iter_forward_line (&iter));
    }
  if (GTK_IS_LABEL (widget))
    g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (widget))), <=, ETHOS_LONGEST_LINE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_short_lines (child);
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static guint
count (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

static void
test_break (void)
{
  g_autofree char *longest = new_line (ETHOS_LONGEST_LINE);
  g_autofree char *longer = g_strconcat (longest, "yy", NULL);
  g_autofree char *broken = ethos_long_text_break (longer, 0, 0);
  g_autofree char *expected = g_strconcat (longest, "\nyy", NULL);
  g_autofree char *words = g_strconcat (longest + 8, " and more words", NULL);
  g_autofree char *at_space = ethos_long_text_break (words, 0, 0);
  g_autofree char *before = ethos_long_text_break ("y", ETHOS_LONGEST_LINE, 0);
  g_autofree char *after = ethos_long_text_break ("y", 1, ETHOS_LONGEST_LINE);

  g_assert_null (ethos_long_text_break (longest, 0, 0));
  g_assert_null (ethos_long_text_break ("", 0, 2 * ETHOS_LONGEST_LINE));
  g_assert_cmpstr (broken, ==, expected);
  g_assert_true (g_str_has_suffix (at_space, "x and \nmore words"));
  g_assert_cmpstr (before, ==, "\ny");
  g_assert_cmpstr (after, ==, "y\n");
}

/* However a long line gets into the box, it is broken there, and read as it was. */
static void
test_paste (void)
{
  g_autofree char *line = new_line (N_LONG);
  g_autofree char *source = NULL;
  g_autofree char *changed = NULL;
  GtkWidget *page = ethos_preview_paste_new ();
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  GtkWidget *text = find_type (page, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  EthosSourceFormat format;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), line);
  gtk_widget_grab_focus (text);
  g_signal_emit_by_name (text, "paste-clipboard");
  wait_until (gtk_text_buffer_get_char_count (buffer) > 0);
  assert_short_lines (page);
  ui_harness_settle (page);
  g_assert_nonnull (find_words (page, "A line of this"));
  source = ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (page), &format);
  g_assert_cmpstr (source, ==, line);

  gtk_text_buffer_insert_at_cursor (buffer, line, -1);
  assert_short_lines (page);
  changed = ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (page), &format);
  g_assert_cmpuint (count (changed, 'x'), ==, 2 * N_LONG);
  gtk_text_buffer_set_text (buffer, "", 0);
  g_assert_null (find_words (page, "A line of this"));
  gtk_window_destroy (window);
}

/* As much as may be pasted, in one line or in many. */
static void
test_paste_most (void)
{
  g_autofree char *line = new_line (ETHOS_IMPORT_MAX_BYTES);
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *page = ethos_preview_paste_new ();
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  EthosSourceFormat format;

  while (lines->len + 60 < ETHOS_IMPORT_MAX_BYTES)
    g_string_append (lines, "- We handle springs with calm and precision, each day.\n");
  for (int i = 0; i < 2; i++)
    {
      const char *text = i == 0 ? line : lines->str;
      g_autofree char *source = NULL;

      ethos_preview_paste_set_text (ETHOS_PREVIEW_PASTE (page), text);
      assert_short_lines (page);
      ui_harness_settle (page);
      source = ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (page), &format);
      g_assert_cmpstr (source, ==, text);
    }
  gtk_window_destroy (window);
}

/* The preview shows the beginning of a long line, and all of it where it is split. */
static void
test_preview (void)
{
  g_autoptr (EthosPaperStyle) style = ethos_paper_style_new (gdk_display_get_default ());
  g_autofree char *line = new_line (N_LONG);
  g_autofree char *text = g_strconcat ("Our mission\nWe mend clocks.\n\n", line, "\n", NULL);
  GtkWidget *view = ethos_preview_view_new ();
  GtkWindow *window = ui_harness_show (view, 1200, 720);

  ethos_preview_view_open_text (ETHOS_PREVIEW_VIEW (view), text);
  wait_until (ethos_preview_view_get_has_statement (ETHOS_PREVIEW_VIEW (view)));
  ui_harness_settle (view);
  assert_short_lines (view);
  gtk_window_destroy (window);
}

static void
split_cb (EthosPreviewSplit *split, guint offset, guint *got)
{
  *got = offset;
}

static void
test_split (void)
{
  g_autofree char *line = new_line (N_LONG);
  GtkWidget *split = g_object_ref_sink (ethos_preview_split_new (line));
  GtkWidget *text = find_type (split, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_autofree char *shown = dup_text (buffer);
  GtkWidget *button = find_type (split, GTK_TYPE_BUTTON);
  GtkTextIter end;
  guint got = 0;

  assert_short_lines (split);
  g_assert_cmpuint (count (shown, 'x'), ==, N_LONG);
  g_signal_connect (split, "split", G_CALLBACK (split_cb), &got);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (got, ==, N_LONG / 2);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_iter_backward_char (&end);
  gtk_text_buffer_place_cursor (buffer, &end);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (got, ==, N_LONG - 1);
  g_object_unref (split);
}

/* What can only hold little says so, and takes no more. */
static void
test_fields (void)
{
  g_autofree char *line = new_line (N_LONG);
  GtkWidget *field = ethos_inline_text_new ("Line", ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  GtkWindow *window = ui_harness_show (field, 600, 400);
  GtkWidget *text = find_type (field, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));

  ethos_inline_text_begin (ETHOS_INLINE_TEXT (field));
  gtk_text_buffer_insert_at_cursor (buffer, line, -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, ETHOS_LONGEST_LINE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, ETHOS_BEHAVIOUR_MAX_CHARACTERS);
  g_assert_nonnull (find_words (field, "This is far too long"));
  gtk_text_buffer_set_text (buffer, "x", -1);
  ethos_inline_text_end (ETHOS_INLINE_TEXT (field), FALSE);
  gtk_window_destroy (window);
}

static void
test_prompt (void)
{
  g_autofree char *line = new_line (N_LONG);
  g_autoptr (EthosFakeClock) clock = ethos_fake_clock_new ();
  g_autoptr (EthosStore) store = ui_sample_store_new (ETHOS_CLOCK (clock));
  GtkWidget *editor = g_object_ref_sink (ethos_step_editor_new (store));
  GtkWidget *text = find_type (editor, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));

  ethos_step_editor_add (ETHOS_STEP_EDITOR (editor), NULL);
  gtk_text_buffer_insert_at_cursor (buffer, line, -1);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, ETHOS_PROMPT_MAX_CHARACTERS);
  g_assert_nonnull (find_words (gtk_popover_get_child (GTK_POPOVER (editor)), "A prompt holds"));
  gtk_text_buffer_set_text (buffer, "x", -1);
  g_assert_null (find_words (gtk_popover_get_child (GTK_POPOVER (editor)), "A prompt holds"));
  g_object_unref (editor);
}

int
main (int argc, char **argv)
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/ui/long-text/break", test_break);
  g_test_add_func ("/ui/long-text/paste", test_paste);
  g_test_add_func ("/ui/long-text/paste-most", test_paste_most);
  g_test_add_func ("/ui/long-text/preview", test_preview);
  g_test_add_func ("/ui/long-text/split", test_split);
  g_test_add_func ("/ui/long-text/fields", test_fields);
  g_test_add_func ("/ui/long-text/prompt", test_prompt);
  return g_test_run ();
}
