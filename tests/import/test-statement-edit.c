// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "clocks-statement.h"
#include "ethos-statement-build.h"
#include "ethos-statement-edit.h"
#include "statement-outline.h"

static const char document[] = "An opening line.\n\n" CLOCKS_STATEMENT;

static EthosStatement *
parse (void)
{
  g_autoptr (GError) error = NULL;
  EthosStatement *statement = ethos_statement_parse (document, ETHOS_SOURCE_TEXT, NULL, &error);

  g_assert_no_error (error);
  return statement;
}

static guint
find (const EthosStatement *statement, const char *start)
{
  for (guint i = 0; i < ethos_statement_get_n_lines (statement); i++)
    {
      if (g_str_has_prefix (ethos_statement_get_line (statement, i)->text, start))
        return i;
    }
  g_assert_not_reached ();
}

static void
assert_cards (const EthosStatement *statement, const char *expected)
{
  g_autoptr (GPtrArray) cards = ethos_statement_build (statement);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const EthosStatementCard *card = g_ptr_array_index (cards, i);

      g_string_append_printf (found, "%s%u", i > 0 ? "; " : "", card->behaviours->len);
      g_string_append_printf (found, " %s%s", card->title, card->proposed ? "*" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_start (void)
{
  g_autoptr (EthosStatement) statement = parse ();

  assert_cards (statement, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
}

static void
test_set_role (void)
{
  g_autoptr (EthosStatement) start = parse ();
  g_autoptr (EthosStatement) named = NULL;
  g_autoptr (EthosStatement) without = NULL;
  g_autoptr (EthosStatement) leading = NULL;
  guint treat = find (start, "We treat");

  named = ethos_statement_set_role (start, find (start, "We name"), ETHOS_ROLE_VALUE);
  assert_cards (
      named,
      "0 Our mission; 1 Calm and precision*; 0 We name the price first.; 2 Fairness and respect*");
  without = ethos_statement_set_role (start, treat, ETHOS_ROLE_LEFT_OUT);
  assert_cards (without, "0 Our mission; 2 Calm and precision*; 1 Apprentices*");
  g_assert_cmpint (ethos_statement_get_line (without, treat)->reason, ==, ETHOS_LEFT_OUT_BY_HAND);
  leading = ethos_statement_set_role (start, treat, ETHOS_ROLE_LEADERSHIP_BEHAVIOUR);
  assert_cards (leading, "0 Our mission; 2 Calm and precision*; 1 Leadership*; 1 Apprentices*");
  /* What was edited is as it was: keeping it is undo. */
  assert_cards (start, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
}

static void
test_bring_back (void)
{
  g_autoptr (EthosStatement) start = parse ();
  g_autoptr (EthosStatement) without = NULL;
  g_autoptr (EthosStatement) back = NULL;
  g_autoptr (EthosStatement) opening = NULL;
  guint teach = find (start, "We teach");
  guint first = find (start, "An opening");

  without = ethos_statement_set_role (start, teach, ETHOS_ROLE_LEFT_OUT);
  assert_cards (without, "0 Our mission; 2 Calm and precision*; 1 Fairness and respect*");
  back = ethos_statement_bring_back (without, &teach, 1);
  assert_cards (back, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
  opening = ethos_statement_bring_back (start, &first, 1);
  g_assert_cmpint (ethos_statement_get_line (opening, 0)->role, ==, ETHOS_ROLE_MISSION);
}

/* What somebody left out comes back as what it was, in whatever order. */
static void
test_bring_back_as_it_was (void)
{
  static const guint orders[][2] = { { 0, 1 }, { 1, 0 } };
  g_autoptr (EthosStatement) start = parse ();
  guint n_lines = ethos_statement_get_n_lines (start);
  guint value[] = { find (start, "We treat"), find (start, "We teach") };

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (EthosStatement) without = ethos_statement_set_role (start, i, ETHOS_ROLE_LEFT_OUT);
      g_autoptr (EthosStatement) again = ethos_statement_set_role (without, i, ETHOS_ROLE_LEFT_OUT);
      g_autoptr (EthosStatement) back = ethos_statement_bring_back (again, &i, 1);
      const EthosStatementLine *line = ethos_statement_get_line (start, i);

      if (line->role == ETHOS_ROLE_LEFT_OUT)
        continue;
      g_assert_cmpint (ethos_statement_get_line (back, i)->role, ==, line->role);
      g_assert_cmpuint (ethos_statement_get_line (back, i)->text_start, ==, line->text_start);
      assert_cards (back, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (EthosStatement) one =
          ethos_statement_set_role (start, value[0], ETHOS_ROLE_LEFT_OUT);
      g_autoptr (EthosStatement) both =
          ethos_statement_set_role (one, value[1], ETHOS_ROLE_LEFT_OUT);
      g_autoptr (EthosStatement) first = ethos_statement_bring_back (both, &value[orders[i][0]], 1);
      g_autoptr (EthosStatement) back = ethos_statement_bring_back (first, &value[orders[i][1]], 1);

      assert_cards (both, "0 Our mission; 2 Calm and precision*");
      assert_cards (back, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
    }
}

/* Many lines at once become what they would become one after the other. */
static void
test_many (void)
{
  g_autoptr (EthosStatement) start = parse ();
  g_autoptr (EthosStatement) one = NULL;
  g_autoptr (EthosStatement) two = NULL;
  g_autoptr (EthosStatement) both = NULL;
  g_autoptr (EthosStatement) back = NULL;
  guint lines[] = { find (start, "We treat"), find (start, "We teach") };

  one = ethos_statement_set_role (start, lines[0], ETHOS_ROLE_LEFT_OUT);
  two = ethos_statement_set_role (one, lines[1], ETHOS_ROLE_LEFT_OUT);
  both = ethos_statement_set_roles (start, lines, G_N_ELEMENTS (lines), ETHOS_ROLE_LEFT_OUT);
  for (guint i = 0; i < ethos_statement_get_n_lines (start); i++)
    {
      g_assert_cmpint (ethos_statement_get_line (both, i)->role, ==,
                       ethos_statement_get_line (two, i)->role);
      g_assert_cmpint (ethos_statement_get_line (both, i)->starts_card, ==,
                       ethos_statement_get_line (two, i)->starts_card);
    }
  assert_cards (both, "0 Our mission; 2 Calm and precision*");
  back = ethos_statement_bring_back (both, lines, G_N_ELEMENTS (lines));
  assert_cards (back, "0 Our mission; 2 Calm and precision*; 2 Fairness and respect*");
}

static void
test_split_and_merge (void)
{
  g_autoptr (EthosStatement) start = parse ();
  g_autoptr (EthosStatement) split = NULL;
  g_autoptr (EthosStatement) merged = NULL;
  g_autoptr (GError) error = NULL;
  guint line = find (start, "We mend clocks");
  guint n = ethos_statement_get_n_lines (start);

  split = ethos_statement_split (start, line, 15, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ethos_statement_get_n_lines (split), ==, n + 1);
  g_assert_cmpstr (ethos_statement_get_line (split, line)->text, ==, "We mend clocks.");
  g_assert_cmpstr (ethos_statement_get_line (split, line + 1)->text, ==, "We mend watches.");
  g_assert_cmpint (ethos_statement_get_line (split, line + 1)->role, ==, ETHOS_ROLE_MISSION);
  merged = ethos_statement_merge (split, line, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ethos_statement_get_line (merged, line)->text, ==,
                   ethos_statement_get_line (start, line)->text);
  g_assert_cmpuint (ethos_statement_get_n_lines (merged), ==, n);
}

static void
test_refusals (void)
{
  g_autoptr (EthosStatement) start = parse ();
  guint n = ethos_statement_get_n_lines (start);
  const guint offsets[] = { 0, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ethos_statement_split (start, 0, offsets[i], &error));
      g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (ethos_statement_merge (start, n - 1, &error));
    g_assert_error (error, ETHOS_IMPORT_ERROR, ETHOS_IMPORT_ERROR_RANGE);
  }
}

/* Merging over the border of two untitled values leaves the second one its other lines. */
static void
test_merge_over_border (void)
{
  g_autoptr (EthosStatement) start = parse ();
  g_autoptr (EthosStatement) merged = ethos_statement_merge (start, find (start, "We name"), NULL);

  assert_cards (merged, "0 Our mission; 2 Calm and precision*; 1 Apprentices*");
}

/* Which words tell two values apart changes with the words of either; a name that people have seen
 * stays all the same. */
static void
test_name_stays (void)
{
  static const char text[] = "Our values\n\n"
                             "- We bring tools and then tools for a neighbour.\n"
                             "- We oil the hinge.\n\n\n"
                             "- We share tools.\n"
                             "- We greet the customer first.\n";
  g_autoptr (EthosStatement) start = ethos_statement_parse (text, ETHOS_SOURCE_TEXT, NULL, NULL);
  g_autoptr (EthosStatement) edited =
      ethos_statement_set_role (start, find (start, "We share"), ETHOS_ROLE_LEFT_OUT);
  g_autoptr (EthosStatement) alone =
      ethos_statement_parse ("Our values\n\n"
                             "- We bring tools and then tools for a neighbour.\n"
                             "- We oil the hinge.\n\n\n"
                             "- We greet the customer first.\n- We wave.\n",
                             ETHOS_SOURCE_TEXT, NULL, NULL);

  assert_cards (start, "2 Neighbour*; 2 Customer*");
  assert_cards (edited, "2 Neighbour*; 1 Customer*");
  assert_cards (alone, "2 Tools*; 2 Customer*");
}

/* What is called a don't by hand begins behind its negation, too, and is whole again as a do. */
static void
test_negation (void)
{
  g_autoptr (EthosStatement) start = ethos_statement_parse (
      "Our values\n\nCandour\n- We don’t just listen\n- We do not hide mistakes\n",
      ETHOS_SOURCE_TEXT, NULL, NULL);
  guint hide = find (start, "We do not hide");
  guint just = find (start, "We don’t just");
  g_autoptr (EthosStatement) done = ethos_statement_set_role (start, hide, ETHOS_ROLE_DO);
  g_autoptr (EthosStatement) again = ethos_statement_set_role (done, hide, ETHOS_ROLE_DONT);
  g_autoptr (EthosStatement) half = ethos_statement_set_role (again, just, ETHOS_ROLE_DONT);

  g_assert_cmpstr (ethos_statement_line_get_text_part (ethos_statement_get_line (start, hide)), ==,
                   "hide mistakes");
  g_assert_cmpstr (ethos_statement_line_get_text_part (ethos_statement_get_line (done, hide)), ==,
                   "We do not hide mistakes");
  g_assert_cmpstr (ethos_statement_line_get_text_part (ethos_statement_get_line (half, hide)), ==,
                   "hide mistakes");
  g_assert_cmpstr (ethos_statement_line_get_text_part (ethos_statement_get_line (half, just)), ==,
                   "We don’t just listen");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/edit/start", test_start);
  g_test_add_func ("/import/edit/set-role", test_set_role);
  g_test_add_func ("/import/edit/bring-back", test_bring_back);
  g_test_add_func ("/import/edit/bring-back-as-it-was", test_bring_back_as_it_was);
  g_test_add_func ("/import/edit/many", test_many);
  g_test_add_func ("/import/edit/split-and-merge", test_split_and_merge);
  g_test_add_func ("/import/edit/refusals", test_refusals);
  g_test_add_func ("/import/edit/merge-over-border", test_merge_over_border);
  g_test_add_func ("/import/edit/name-stays", test_name_stays);
  g_test_add_func ("/import/edit/negation", test_negation);
  return g_test_run ();
}
