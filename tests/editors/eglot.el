;;; Drives Emacs with the recipe loaded; writes what it then has as JSON into $RESULT.
(require 'eglot)
(require 'json)

(setq eglot-sync-connect t
      eglot-connect-timeout 120
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil
      enable-local-variables nil)

(defun wait-for (ready)
  "Let the server talk until READY, a minute at most."
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall ready)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun words ()
  "The words under the marks, in order."
  (mapcar (lambda (item)
            (buffer-substring-no-properties (flymake-diagnostic-beg item) (flymake-diagnostic-end item)))
          (sort (flymake-diagnostics)
                (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(let (found org)
  (with-temp-buffer
    (delay-mode-hooks (org-mode))
    (run-hooks 'text-mode-hook)
    (run-hooks 'post-command-hook)
    (setq org (and (bound-and-true-p eglot--managed-mode) t)))
  (find-file (getenv "ARTICLE"))
  (unless (derived-mode-p 'text-mode)
    (text-mode))
  ;; eglot-ensure connects after the command that opened the file; in a batch there is none.
  (run-hooks 'post-command-hook)
  (wait-for (lambda () (and eglot--managed-mode (= 2 (length (words))))))
  (setq found (words))
  (factlint-fix-all)
  (with-temp-file (getenv "RESULT")
    (insert (json-encode `((words . ,(vconcat found))
                           (org . ,(or org :json-false))
                           (fixed . ,(with-current-buffer (find-buffer-visiting (getenv "ARTICLE")) (buffer-string)))))))
  (set-buffer-modified-p nil)
  (kill-emacs 0))
