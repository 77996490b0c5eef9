// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More than any step of these tests takes, even on a crowded machine. */
#define PATIENCE_S 30

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;                       \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, wait_end);                                    \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

void ui_harness_init (int *argc, char ***argv);
void ui_harness_settle (GtkWidget *widget);
GtkWindow *ui_harness_show (GtkWidget *child, int width, int height);
GdkTexture *ui_harness_render (GtkWidget *widget);
gboolean ui_harness_keep_picture (GtkWidget *widget, const char *path);
GtkWidget *ui_harness_find (GtkWidget *root, GType type, const char *label);
void ui_harness_list_mapped (GtkWidget *widget, GType type, GPtrArray *found);
gboolean ui_harness_press (GtkWidget *widget, guint key, GdkModifierType modifiers);
void ui_harness_assert_tab_comes_round (GtkWidget *start, guint most);
gboolean ui_harness_hears (void);
void ui_harness_assert_said (GtkWidget *widget, const char *text);
void ui_harness_print_layout (PangoLayout *layout, gboolean clipped);
void ui_harness_print_growth (GtkWidget *root, int width, int height);
void ui_harness_print_words (GtkWidget *root);

G_END_DECLS
