;;; Drives the server as a user of Emacs does; writes what the editor then has as JSON into $RESULT.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'cl-lib)

(setq eglot-confirm-server-initiated-edits nil
      eglot-sync-connect t
      eglot-connect-timeout 120
      last-nonmenu-event ?x ; not the mouse
      make-backup-files nil)
(add-to-list 'eglot-server-programs `(text-mode . (,(getenv "PYTHON") "-m" "factlint" "server")))

(defvar result nil)

(defun findings ()
  "The words under the marks, with their messages."
  (mapcar (lambda (item)
            (list (cons 'words (buffer-substring-no-properties (flymake-diagnostic-beg item) (flymake-diagnostic-end item)))
                  (cons 'message (flymake-diagnostic-text item))))
          (flymake-diagnostics)))

(defun wait-for (what ready)
  "Let the server talk until READY."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall ready))
      (when (> (float-time) end)
        (error "Waited in vain for %s: %S" what (findings)))
      (accept-process-output nil 0.05))))

(defun be-idle ()
  "Do what Emacs does after a moment without keys: idle timers do not run in batch."
  (eglot--signal-textDocument/didChange)
  (flymake-start))

(defun choose (title needle)
  "Take the action that begins with TITLE at NEEDLE."
  (goto-char (point-min))
  (search-forward needle)
  (backward-char 2)
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt titles &rest _)
               (let ((found (cl-find-if (lambda (item) (string-prefix-p title (car item))) titles)))
                 (or (car found) (error "No action %s: %S" title (mapcar #'car titles)))))))
    (eglot-code-actions (point) (point) nil t))
  (be-idle))

(find-file (getenv "ARTICLE"))
(text-mode)
(apply #'eglot--connect (eglot--guess-contact))
(wait-for "a server" (lambda () (and (eglot-current-server) eglot--managed-mode)))
(wait-for "findings" (lambda () (= 3 (length (findings)))))
(push (cons 'opened (vconcat (findings))) result)

(goto-char (point-min))
(search-forward "ATAKMS")
(backward-char 2)
(let ((shown nil))
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (wait-for "a hover" (lambda () shown))
  (push (cons 'hover (substring-no-properties shown)) result))

(choose "Write ATACMS" "ATAKMS")
(wait-for "the fix" (lambda () (= 2 (length (findings)))))
(push (cons 'fixed (buffer-string)) result)

(choose "Ignore names/misspelled here" "ATAKMS")
(wait-for "the comment" (lambda () (= 1 (length (findings)))))
(push (cons 'ignored (buffer-string)) result)

(choose "Add “Mihailo Podoljak” to knowledge" "Mihailo")
(wait-for "the new entry" (lambda () (= 0 (length (findings)))))

(with-temp-file (getenv "RESULT")
  (insert (json-encode result)))
(set-buffer-modified-p nil)
(kill-emacs 0)
