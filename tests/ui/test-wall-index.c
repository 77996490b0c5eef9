// SPDX-License-Identifier: GPL-3.0-or-later
#define G_LOG_DOMAIN "ethos-test"

#include "config.h"

#include "ethos-model.h"
#include "ethos-wall-index.h"
#include "ethos-wall-layout.h"

#define CELL_WIDTH 188
#define CELL_HEIGHT 141

typedef struct
{
  /* How often each was visited. */
  guint8 *visits;
  guint n_visits;
  guint most;
} Visits;

static gboolean
count_cb (guint item, gpointer data)
{
  Visits *visits = data;

  visits->visits[item]++;
  return ++visits->n_visits < visits->most;
}

static guint
count (const EthosWallIndex *index, const GdkRectangle *area, guint8 *visits, guint most)
{
  Visits counted = { visits, 0, most };

  ethos_wall_index_visit (index, area, count_cb, &counted);
  return counted.n_visits;
}

static GdkRectangle
draw_area (GRand *random, int reach, int largest)
{
  return (GdkRectangle){ g_rand_int_range (random, -reach, reach),
                         g_rand_int_range (random, -reach, reach),
                         g_rand_int_range (random, 1, largest),
                         g_rand_int_range (random, 1, largest) };
}

/* What is found is what a look at everything finds, each once, whatever is asked for. */
static void
test_same_as_all (void)
{
  static const int reaches[] = { 50, 500, 5000, 100000 };
  static const int largest[] = { 2, 100, 400, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (reaches); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) i + 1);
      g_autoptr (EthosWallIndex) index = ethos_wall_index_new (CELL_WIDTH, CELL_HEIGHT);

      for (guint j = 0; j < 500; j++)
        {
          GdkRectangle area = draw_area (random, reaches[i], 3 * CELL_WIDTH);

          g_assert_cmpuint (ethos_wall_index_add (index, &area), ==, j);
        }
      for (guint j = 0; j < 200; j++)
        {
          GdkRectangle asked = draw_area (random, reaches[i], largest[j % G_N_ELEMENTS (largest)]);
          g_autofree guint8 *visits = g_new0 (guint8, 500);

          count (index, &asked, visits, G_MAXUINT);
          for (guint k = 0; k < ethos_wall_index_get_length (index); k++)
            g_assert_cmpuint (visits[k], ==,
                              gdk_rectangle_intersect (&asked, ethos_wall_index_get_area (index, k),
                                                       NULL));
        }
    }
}

/* Who has seen enough is not shown more, in one cell, in several, and where all is looked at. */
static void
test_enough (void)
{
  static const GdkRectangle asked[] = {
    { 0, 0, 10, 10 },
    { 0, 0, 2 * CELL_WIDTH, 2 * CELL_HEIGHT },
    { -1000000, -1000000, 2000000, 2000000 },
  };
  g_autoptr (EthosWallIndex) index = ethos_wall_index_new (CELL_WIDTH, CELL_HEIGHT);
  guint8 visits[20] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    ethos_wall_index_add (index, &(GdkRectangle){ 0, 0, CELL_WIDTH, CELL_HEIGHT });
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_assert_cmpuint (count (index, &asked[i], visits, 3), ==, 3);
      g_assert_cmpuint (count (index, &asked[i], visits, G_MAXUINT), ==, G_N_ELEMENTS (visits));
    }
}

/* Where notes may lie at the utmost is far, and nothing goes wrong there. */
static void
test_far (void)
{
  static const int corners[] = { -ETHOS_WALL_EXTENT, 0, ETHOS_WALL_EXTENT };
  g_autoptr (EthosWallIndex) index = ethos_wall_index_new (CELL_WIDTH, CELL_HEIGHT);
  guint8 visits[9] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (corners); j++)
      ethos_wall_index_add (index,
                            &(GdkRectangle){ corners[i], corners[j], CELL_WIDTH, CELL_HEIGHT });
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    g_assert_cmpuint (count (index, ethos_wall_index_get_area (index, i), visits, G_MAXUINT), ==,
                      1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wall-index/same-as-all", test_same_as_all);
  g_test_add_func ("/wall-index/enough", test_enough);
  g_test_add_func ("/wall-index/far", test_far);
  return g_test_run ();
}
