// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "poster-samples.h"

typedef struct
{
  const char *language;
  const char *title;
  const char *mission;
  const char *vision;
  const char *names[4];
  const char *lines[N_SAMPLE_LENGTHS];
} Words;

static const Words words[] = {
  { "en",
    "The library on our street",
    "We help everyone on our street find what they need to learn, make and mend.",
    "A street where nobody is afraid to ask.",
    { "Curiosity", "Care for each other", "Plain speaking", "Craft" },
    { "We ask before we judge.",
      "We ask what happened before we ask who did it, and we write down what we learned so that "
      "others need not learn it again.",
      "We ask what happened before we ask who did it, and we write down what we learned so that "
      "others need not learn it again. When two of us see it differently we slow down, draw what "
      "each of us saw, and look for the piece that both pictures miss. We thank the person who "
      "found the problem, every time, in front of the team." } },
  { "de",
    "Die Bücherei in unserer Straße",
    "Wir helfen allen in unserer Straße, das zu finden, was zum Lernen und Reparieren fehlt.",
    "Eine Straße, in der niemand Angst vor einer Frage hat.",
    { "Verantwortungsbewusstsein", "Unvoreingenommenheit", "Neugier", "Nachbarschaftlichkeit" },
    { "Wir hören zu, bevor wir urteilen.",
      "Wir fragen zuerst, was geschehen ist, und erst danach, wer beteiligt war; das "
      "Verantwortungsbewusstsein bleibt bei uns allen.",
      "Rindfleischetikettierungsüberwachungsaufgaben schreiben wir auf, damit andere es nicht noch "
      "einmal lernen müssen. Wo zwei von uns etwas verschieden sehen, werden wir langsamer, "
      "zeichnen, was jeder gesehen hat, und suchen das Stück, das beiden Bildern fehlt. Wir danken "
      "allen, die ein Problem gefunden haben, jedes Mal und vor der ganzen Gruppe." } },
  { "ar",
    "مكتبة شارعنا",
    "نساعد كل من يسكن شارعنا على إيجاد ما يحتاج إليه ليتعلم ويصنع ويصلح.",
    "شارع لا يخاف فيه أحد من السؤال.",
    { "الفضول", "العناية", "الوضوح", "الشجاعة" },
    { "نصغي قبل أن نحكم.",
      "نسأل أولاً عما حدث قبل أن نسأل من فعله، ونكتب ما تعلمناه حتى لا يضطر الآخرون إلى تعلمه من "
      "جديد.",
      "نسأل أولاً عما حدث قبل أن نسأل من فعله، ونكتب ما تعلمناه حتى لا يضطر الآخرون إلى تعلمه من "
      "جديد. وعندما نختلف نتمهل ونرسم ما رآه كل منا ونبحث عن الجزء الذي تفتقده الصورتان معاً. "
      "ونشكر من وجد المشكلة في كل مرة أمام الجميع." } },
  { "zh-Hans",
    "我们街上的图书馆",
    "我们帮助街上的每一个人找到学习、制作和修理所需要的东西。",
    "一条没有人害怕提问的街。",
    { "好奇", "关怀", "坦率", "手艺" },
    { "先倾听,再判断。", "我们先问发生了什么,再问是谁做的,并把学到的写下来,让别人不必重新学习。",
      "我们先问发生了什么,再问是谁做的,并把学到的写下来,让别人不必重新学习。当两个人看法不同的时候,"
      "我们放慢脚步,画出各自看到的东西,寻找两幅图都缺少的那一块。每一次,"
      "我们都当着大家的面感谢发现问"
      "题的人。" } },
};

/* Content of our own in the shape that real statements have. */
EthosPosterContent *
poster_sample_new (const char *language, guint n_values, SampleLength length)
{
  EthosPosterContent *content = ethos_poster_content_new ();
  const Words *w = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].language, language))
        w = &words[i];
    }
  g_assert_nonnull (w);

  content->language = g_strdup (language);
  content->author = g_strdup ("Ethos");
  content->date = 1700000000;
  ethos_poster_content_set_text (&content->title, w->title);
  ethos_poster_content_set_text (&content->mission, w->mission);
  ethos_poster_content_set_text (&content->vision, w->vision);
  for (guint i = 0; i < 2; i++)
    {
      EthosPosterCard *strand =
          ethos_poster_content_add_strand (content, w->names[i], w->lines[MIN (length, 1)]);

      ethos_poster_card_add_line (strand, ETHOS_POSTER_LINE_DO, w->lines[0]);
      if (i > 0)
        ethos_poster_card_add_line (strand, ETHOS_POSTER_LINE_DONT, w->lines[MIN (length, 1)]);
    }
  for (guint i = 0; i < n_values; i++)
    {
      EthosPosterCard *card =
          ethos_poster_content_add_value (content, w->names[i % 4], NULL, i % ETHOS_N_SPINES);

      for (guint j = 0; j < (length == SAMPLE_SHORT ? 1 : 3); j++)
        ethos_poster_card_add_line (card, ETHOS_POSTER_LINE_DO,
                                    w->lines[j == 1 && length > 0 ? length - 1 : length]);
    }
  ethos_poster_content_add_leadership (content, w->names[3]);
  for (guint i = 0; i < 3; i++)
    ethos_poster_card_add_line (content->leadership, ETHOS_POSTER_LINE_DO,
                                w->lines[MIN (length, 1)]);
  return content;
}

static void
add_card_texts (GPtrArray *texts, const EthosPosterCard *card)
{
  if (card->title != NULL)
    g_ptr_array_add (texts, g_strdup (card->title));
  if (card->statement != NULL)
    g_ptr_array_add (texts, g_strdup (card->statement));
  for (guint i = 0; i < card->lines->len; i++)
    {
      const EthosPosterLine *line = g_ptr_array_index (card->lines, i);

      g_ptr_array_add (texts, g_strdup (line->text));
    }
}

/* Every text of the statement, in the order of reading. */
GPtrArray *
poster_sample_dup_texts (const EthosPosterContent *content)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, g_strdup (content->title));
  g_ptr_array_add (texts, g_strdup (content->mission));
  for (guint i = 0; i < content->strands->len; i++)
    add_card_texts (texts, g_ptr_array_index (content->strands, i));
  g_ptr_array_add (texts, g_strdup (content->vision));
  for (guint i = 0; i < content->values->len; i++)
    add_card_texts (texts, g_ptr_array_index (content->values, i));
  if (content->leadership != NULL)
    add_card_texts (texts, content->leadership);
  return texts;
}
