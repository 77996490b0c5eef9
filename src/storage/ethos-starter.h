// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ethos-session.h"

G_BEGIN_DECLS

/*
 * Starter content: the decks and plans that are installed, and new workshops made of them.
 *
 * The installed files are named NAME.LANGUAGE.json. Each is written in its language; files of one
 * name have the same ids.
 */

typedef enum
{
  ETHOS_STARTER_DECKS,
  ETHOS_STARTER_AGENDAS,
} EthosStarterKind;

/**
 * EthosStarter:
 * @name: what the file is called in every language
 * @language: the language that was chosen
 * @path: the file
 * @content: the deck, or the agenda, as its codec reads it
 *
 * One thing to start with.
 */
typedef struct
{
  char *name;
  char *language;
  char *path;
  EthosSnapshot *content;
} EthosStarter;

const char *ethos_starter_get_data_dir (void);
const char *ethos_starter_get_locale_dir (void);
GPtrArray *ethos_starter_list (EthosStarterKind kind, const char *const *languages);
EthosStarter *ethos_starter_find (EthosStarterKind kind,
                                  const char *name,
                                  const char *const *languages,
                                  GError **error);
void ethos_starter_free (EthosStarter *self);
const char *ethos_starter_get_title (const EthosSnapshot *deck);

EthosSession *ethos_starter_build (const EthosSnapshot *deck,
                                   const EthosSnapshot *agenda,
                                   const char *title,
                                   gint64 created,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EthosStarter, ethos_starter_free)

G_END_DECLS
