// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EthosImportError:
 * @ETHOS_IMPORT_ERROR_UNREADABLE: the file cannot be read, or it is a folder or another thing
 * @ETHOS_IMPORT_ERROR_EMPTY: there is no word in it
 * @ETHOS_IMPORT_ERROR_TOO_BIG: more than %ETHOS_IMPORT_MAX_BYTES
 * @ETHOS_IMPORT_ERROR_BINARY: no text: a picture, a PDF, an office file, data
 * @ETHOS_IMPORT_ERROR_MARKUP: HTML that is nested beyond reason
 * @ETHOS_IMPORT_ERROR_RANGE: an edit that does not fit the line it names
 * @ETHOS_IMPORT_ERROR_WORKSHOP: a workshop of Ethos
 * @ETHOS_IMPORT_ERROR_CARDS: cards of Ethos, from which a workshop can be made as they are
 * @ETHOS_IMPORT_ERROR_PLAN: a plan of Ethos
 *
 * What importing refuses. Each message says what is wrong and what to do instead, for a person.
 */
typedef enum
{
  ETHOS_IMPORT_ERROR_UNREADABLE,
  ETHOS_IMPORT_ERROR_EMPTY,
  ETHOS_IMPORT_ERROR_TOO_BIG,
  ETHOS_IMPORT_ERROR_BINARY,
  ETHOS_IMPORT_ERROR_MARKUP,
  ETHOS_IMPORT_ERROR_RANGE,
  ETHOS_IMPORT_ERROR_WORKSHOP,
  ETHOS_IMPORT_ERROR_CARDS,
  ETHOS_IMPORT_ERROR_PLAN,
} EthosImportError;

#define ETHOS_IMPORT_ERROR (ethos_import_error_quark ())
GQuark ethos_import_error_quark (void);

G_END_DECLS
