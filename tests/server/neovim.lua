-- Drives the server as a user of Neovim does; writes what the editor then has as JSON into $RESULT.
local result = {}
local command = { vim.env.PYTHON, "-m", "factlint", "server" }
vim.cmd("edit " .. vim.env.ARTICLE)
local buffer = vim.api.nvim_get_current_buf()

local function findings()
  return vim.tbl_map(function(item)
    local words = vim.api.nvim_buf_get_text(buffer, item.lnum, item.col, item.end_lnum, item.end_col, {})
    return { message = item.message, code = item.code, words = table.concat(words, "\n") }
  end, vim.diagnostic.get(buffer))
end

local function wait(what, ready)
  if not vim.wait(60000, ready, 20) then
    error("waited in vain for " .. what .. ": " .. vim.inspect(findings()))
  end
end

local chosen
vim.ui.select = function(items, _, on_choice)
  for index, item in ipairs(items) do
    if vim.startswith(item[2].title, chosen) then
      return on_choice(item, index)
    end
  end
  error("no action " .. chosen .. ": " .. vim.inspect(items))
end

local function choose(title, needle)
  chosen = title
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(needle) > 0)
  vim.lsp.buf.code_action()
end

local client = vim.lsp.start_client({ name = "factlint", cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, client)
wait("findings", function() return #findings() == 3 end)
result.opened = findings()

vim.fn.cursor(1, 1)
vim.fn.search("ATAKMS")
vim.lsp.buf.hover()
wait("a hover", function() return #vim.api.nvim_list_wins() > 1 end)
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if vim.api.nvim_win_get_config(window).relative ~= "" then
    result.hover = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
    vim.api.nvim_win_close(window, true)
  end
end

choose("Write ATACMS", "ATAKMS")
wait("the fix", function() return #findings() == 2 end)
result.fixed = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

choose("Ignore names/misspelled here", "ATAKMS")
wait("the comment", function() return #findings() == 1 end)
result.ignored = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

choose("Add “Mihailo Podoljak” to knowledge", "Mihailo")
wait("the new entry", function() return #findings() == 0 end)

local file = assert(io.open(vim.env.RESULT, "w"))
file:write(vim.json.encode(result))
file:close()
