// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-poster"

#include "config.h"

#include "ethos-print-job.h"

#include <glib/gi18n-lib.h>

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  EthosPosterLayout *layout = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  /* The paper is the one that the printer has; the poster is fitted to it, never cut. */
  ethos_poster_layout_get_size (layout, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_translate (cr, (gtk_print_context_get_width (context) - width * scale) / 2,
                   (gtk_print_context_get_height (context) - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  ethos_poster_layout_draw_page (layout, cr, (guint) page);
}

static GtkPageSetup *
create_page_setup (EthosOrientation orientation)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, orientation == ETHOS_ORIENTATION_LANDSCAPE
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/**
 * ethos_print_poster:
 * @parent: the window that asks
 * @content: the words
 * @paper: the paper that the poster is laid out for
 * @orientation: how it lies
 * @error: where to say what is wrong
 *
 * Lets somebody choose a printer in the desktop's dialog and prints the poster, fitted to the paper
 * that is chosen there.
 *
 * Errors: any #EthosPosterError and #GtkPrintError.
 *
 * Returns: %FALSE where something went wrong; cancelling is not wrong
 */
gboolean
ethos_print_poster (GtkWindow *parent,
                    EthosPosterContent *content,
                    EthosPaper paper,
                    EthosOrientation orientation,
                    GError **error)
{
  g_autoptr (EthosPosterEngine) engine = ethos_poster_engine_new ();
  g_autoptr (EthosPosterLayout) layout =
      ethos_poster_layout_new (engine, content, paper, orientation, error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), FALSE);

  if (layout == NULL)
    return FALSE;

  operation = gtk_print_operation_new ();
  setup = create_page_setup (orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) ethos_poster_layout_get_n_pages (layout));
  gtk_print_operation_set_job_name (operation, content->title ? content->title : _ ("Poster"));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), layout);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
