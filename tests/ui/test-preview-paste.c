// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include <string.h>

#include "ethos-preview-paste.h"
#include "ethos-text-decode.h"
#include "ui-harness.h"

/* What of the clipboard gets into the box that a statement is pasted into. */

#define PIECE (64 * 1024)
#define WITHOUT_END (64 * PIECE * 16)

/* A program that offers pages and pages, and counts what is taken of it. */
#define ENDLESS_TYPE_PROVIDER (endless_provider_get_type ())
G_DECLARE_FINAL_TYPE (EndlessProvider, endless_provider, ENDLESS, PROVIDER, GdkContentProvider)

struct _EndlessProvider
{
  GdkContentProvider parent_instance;

  char *piece;
  gsize taken;
};

G_DEFINE_FINAL_TYPE (EndlessProvider, endless_provider, GDK_TYPE_CONTENT_PROVIDER)

static void write_piece (GTask *task);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  EndlessProvider *self = g_task_get_source_object (task);
  GError *error = NULL;
  gssize n = g_output_stream_write_finish (G_OUTPUT_STREAM (source), result, &error);

  if (n > 0)
    self->taken += (gsize) n;
  if (n < 0)
    g_task_return_error (task, error);
  else if (self->taken >= WITHOUT_END)
    g_task_return_boolean (task, TRUE);
  else
    write_piece (task);
}

static void
write_piece (GTask *task)
{
  EndlessProvider *self = g_task_get_source_object (task);

  g_output_stream_write_async (g_task_get_task_data (task), self->piece, PIECE, G_PRIORITY_DEFAULT,
                               NULL, written_cb, g_object_ref (task));
}

static void
endless_provider_write_async (GdkContentProvider *provider,
                              const char *mime_type,
                              GOutputStream *stream,
                              int priority,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  write_piece (task);
}

static gboolean
endless_provider_write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
endless_provider_ref_formats (GdkContentProvider *provider)
{
  static const char *types[] = { "text/html", "text/plain;charset=utf-8" };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
endless_provider_finalize (GObject *object)
{
  g_free (ENDLESS_PROVIDER (object)->piece);
  G_OBJECT_CLASS (endless_provider_parent_class)->finalize (object);
}

static void
endless_provider_class_init (EndlessProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = endless_provider_finalize;
  provider_class->ref_formats = endless_provider_ref_formats;
  provider_class->write_mime_type_async = endless_provider_write_async;
  provider_class->write_mime_type_finish = endless_provider_write_finish;
}

static void
endless_provider_init (EndlessProvider *self)
{
  static const char words[] = "<p>We mend clocks.</p>\n";

  self->piece = g_malloc (PIECE);
  for (gsize i = 0; i < PIECE; i++)
    self->piece[i] = words[i % (sizeof words - 1)];
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;
  return FALSE;
}

static char *
dup_source (GtkWidget *page)
{
  EthosSourceFormat format;

  return ethos_preview_paste_dup_source (ETHOS_PREVIEW_PASTE (page), &format);
}

static gboolean
has_source (GtkWidget *page)
{
  g_autofree char *source = dup_source (page);

  return *source != '\0';
}

/* However much is offered, not more is taken than a statement may be, once as each type. */
static void
test_endless (void)
{
  GtkWidget *page = ethos_preview_paste_new ();
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  g_autoptr (EndlessProvider) provider = g_object_new (ENDLESS_TYPE_PROVIDER, NULL);

  g_assert_true (gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (provider)));
  ethos_preview_paste_from_clipboard (ETHOS_PREVIEW_PASTE (page), clipboard);
  wait_until (has_words (page, "This is more than a statement can be."));
  g_assert_false (has_source (page));
  g_assert_cmpuint (provider->taken, >, ETHOS_IMPORT_MAX_BYTES);
  /* What was on its way then comes on top. */
  g_assert_cmpuint (provider->taken, <=, 4 * ETHOS_IMPORT_MAX_BYTES);
  gtk_window_destroy (window);
}

static void
test_html (void)
{
  static const char html[] = "<h1>Our values</h1><ul><li>We mend clocks.</li></ul>";
  GtkWidget *page = ethos_preview_paste_new ();
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/html", bytes);
  g_autofree char *source = NULL;
  g_autofree char *shown = NULL;

  g_assert_true (gdk_clipboard_set_content (clipboard, provider));
  ethos_preview_paste_from_clipboard (ETHOS_PREVIEW_PASTE (page), clipboard);
  wait_until (has_source (page));
  source = dup_source (page);
  g_assert_cmpstr (source, ==, html);
  g_object_get (gtk_text_view_get_buffer (
                    GTK_TEXT_VIEW (ui_harness_find (page, GTK_TYPE_TEXT_VIEW, NULL))),
                "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "Our values\n\n• We mend clocks.");
  gtk_window_destroy (window);
}

/* HTML that says no more than the plain text beside it is left for that. */
static void
test_plain (void)
{
  GtkWidget *page = ethos_preview_paste_new ();
  GtkWindow *window = ui_harness_show (page, 1200, 720);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  g_autoptr (GBytes) html = g_bytes_new_static ("<b>clocks</b>", 13);
  g_autoptr (GBytes) text = g_bytes_new_static ("clocks\0", 7);
  GdkContentProvider *both[] = {
    gdk_content_provider_new_for_bytes ("text/html", html),
    gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", text),
  };
  g_autoptr (GdkContentProvider) provider =
      gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  g_autofree char *source = NULL;

  g_assert_true (gdk_clipboard_set_content (clipboard, provider));
  ethos_preview_paste_from_clipboard (ETHOS_PREVIEW_PASTE (page), clipboard);
  wait_until (has_source (page));
  source = dup_source (page);
  g_assert_cmpstr (source, ==, "clocks");
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  ui_harness_init (&argc, &argv);
  g_test_add_func ("/preview-paste/endless", test_endless);
  g_test_add_func ("/preview-paste/html", test_html);
  g_test_add_func ("/preview-paste/plain", test_plain);
  return g_test_run ();
}
