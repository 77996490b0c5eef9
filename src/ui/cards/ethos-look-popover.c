// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-ui-cards"

#include "config.h"

#include "ethos-look-popover.h"

#include <glib/gi18n-lib.h>

#include "ethos-emblem.h"
#include "ethos-glyph.h"

#define COLOUR_COLUMNS 4
#define EMBLEM_COLUMNS 8

struct _EthosLookPopover
{
  GtkPopover parent_instance;

  GtkWidget *colours;
  GtkWidget *emblems;
};

G_DEFINE_FINAL_TYPE (EthosLookPopover, ethos_look_popover, GTK_TYPE_POPOVER)

enum
{
  COLOUR_CHOSEN,
  EMBLEM_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
colour_activated_cb (EthosLookPopover *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[COLOUR_CHOSEN], 0, gtk_flow_box_child_get_index (child));
}

static void
emblem_activated_cb (EthosLookPopover *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[EMBLEM_CHOSEN], 0,
                 ethos_emblem_get_name ((EthosEmblem) gtk_flow_box_child_get_index (child)));
}

static GtkWidget *
new_chooser (const char *name, guint columns)
{
  GtkWidget *chooser = gtk_flow_box_new ();

  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (chooser), columns);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (chooser), columns);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (chooser), TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (chooser), GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return chooser;
}

static GtkWidget *
new_choice (GtkWidget *content, const char *name)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), content);
  gtk_widget_set_tooltip_text (child, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}

/* Colours have their names beside them: nobody has to tell them apart by sight. */
static void
add_colours (EthosLookPopover *self)
{
  self->colours = new_chooser (_ ("Color"), COLOUR_COLUMNS);
  for (EthosSpine i = 0; i < ETHOS_N_SPINES; i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "css-name", "swatch", NULL);

      gtk_widget_add_css_class (swatch, ethos_spine_get_name (i));
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (content), swatch);
      gtk_box_append (GTK_BOX (content), gtk_label_new (ethos_spine_get_label (i)));
      gtk_flow_box_append (GTK_FLOW_BOX (self->colours),
                           new_choice (content, ethos_spine_get_label (i)));
    }
  g_signal_connect_swapped (self->colours, "child-activated", G_CALLBACK (colour_activated_cb),
                            self);
}

static void
add_emblems (EthosLookPopover *self)
{
  self->emblems = new_chooser (_ ("Emblem"), EMBLEM_COLUMNS);
  for (EthosEmblem i = 0; i < ETHOS_N_EMBLEMS; i++)
    {
      GtkWidget *glyph = ethos_glyph_new ();

      ethos_glyph_set_emblem (ETHOS_GLYPH (glyph), ethos_emblem_get_name (i));
      gtk_flow_box_append (GTK_FLOW_BOX (self->emblems),
                           new_choice (glyph, ethos_emblem_get_label (i)));
    }
  g_signal_connect_swapped (self->emblems, "child-activated", G_CALLBACK (emblem_activated_cb),
                            self);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static void
ethos_look_popover_class_init (EthosLookPopoverClass *klass)
{
  /**
   * EthosLookPopover::colour-chosen:
   * @colour: the number of a spine
   */
  signals[COLOUR_CHOSEN] =
      g_signal_new ("colour-chosen", ETHOS_TYPE_LOOK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * EthosLookPopover::emblem-chosen:
   * @emblem: the name of an emblem
   */
  signals[EMBLEM_CHOSEN] =
      g_signal_new ("emblem-chosen", ETHOS_TYPE_LOOK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ethos_look_popover_init (EthosLookPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (GTK_WIDGET (self), "look");
  add_colours (self);
  add_emblems (self);
  gtk_box_append (GTK_BOX (box), new_heading (_ ("Color")));
  gtk_box_append (GTK_BOX (box), self->colours);
  gtk_box_append (GTK_BOX (box), new_heading (_ ("Emblem")));
  gtk_box_append (GTK_BOX (box), self->emblems);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * ethos_look_popover_new:
 *
 * Makes a popover in which the color and the emblem of a card are chosen.
 *
 * Returns: a new widget
 */
GtkWidget *
ethos_look_popover_new (void)
{
  return g_object_new (ETHOS_TYPE_LOOK_POPOVER, NULL);
}

/**
 * ethos_look_popover_update:
 * @colour: the number of a spine
 * @emblem: (nullable): the name of an emblem
 *
 * Marks what the card has now.
 */
void
ethos_look_popover_update (EthosLookPopover *self, int colour, const char *emblem)
{
  GtkFlowBox *emblems;
  EthosEmblem number;

  g_return_if_fail (ETHOS_IS_LOOK_POPOVER (self));

  gtk_flow_box_select_child (GTK_FLOW_BOX (self->colours),
                             gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->colours),
                                                              colour));
  emblems = GTK_FLOW_BOX (self->emblems);
  if (ethos_emblem_from_name (emblem, &number))
    gtk_flow_box_select_child (emblems, gtk_flow_box_get_child_at_index (emblems, (int) number));
  else
    gtk_flow_box_unselect_all (emblems);
}
